package dev.rebound.functions;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** EventBridge's envelope, for events that did not come in one. */
public final class Envelope {
    private Envelope() {}

    /** The same for the same content, since executions are named after it. */
    public static String idOf(String content) {
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** All but the time, which the caller may know and may add. */
    public static Map<String, Object> of(
            String id, String source, String detailType, Map<String, Object> detail) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", detailType);
        event.put("source", source);
        event.put("resources", List.of());
        event.put("detail", detail);
        return event;
    }
}
