package dev.rebound.local.asl;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One event of an execution, in the shape of GetExecutionHistory. */
public record HistoryEvent(
        long id,
        long previousEventId,
        Instant timestamp,
        String type,
        Map<String, Object> details) {

    /** As GetExecutionHistory prints it, with the details under the key of this type. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("timestamp", timestamp.toString());
        json.put("type", type);
        json.put("id", id);
        json.put("previousEventId", previousEventId);
        if (!details.isEmpty()) {
            json.put(detailsKey(), details);
        }
        return json;
    }

    private String detailsKey() {
        if (type.endsWith("StateEntered")) {
            return "stateEnteredEventDetails";
        }
        if (type.endsWith("StateExited")) {
            return "stateExitedEventDetails";
        }
        return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
    }
}
