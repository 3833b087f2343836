package dev.rebound.local;

import dev.rebound.functions.DecisionJson;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one feedback, or of input that nobody understood.
 *
 * @param answer {@code DecisionJson}
 * @param duplicate it had been handled before
 */
public record Handled(Delivery delivery, Map<String, Object> answer, boolean duplicate) {
    /** One line of {@code replay --json}; the keys and their order are a contract. */
    public Map<String, Object> json() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", delivery.event().isEmpty() ? delivery.origin() : delivery.eventId());
        line.put("type", answer.get("type"));
        line.put("rule", nullIfEmpty(delivery.rule()));
        line.put("workflow", nullIfEmpty(delivery.workflow()));
        line.put("execution", nullIfEmpty(delivery.execution()));
        for (String name :
                new String[] {
                    "recipient",
                    "decision",
                    "reason",
                    "blame",
                    "because",
                    "resendAt",
                    "suppressUntil"
                }) line.put(name, answer.get(name));
        line.put("duplicate", duplicate);
        return line;
    }

    public boolean isQuarantined() {
        return answer.get("decision").equals(DecisionJson.QUARANTINE);
    }

    /** One field as text, empty when there is none. */
    public String text(String name) {
        Object value = answer.get(name);
        return value == null ? "" : value.toString();
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
