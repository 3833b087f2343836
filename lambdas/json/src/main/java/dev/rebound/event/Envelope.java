package dev.rebound.event;

import dev.rebound.json.Json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** EventBridge's envelope, for events that did not come in one. */
public final class Envelope {
    /** The source of events that SES did not put on the bus itself. */
    public static final String INTAKE = "rebound.intake";

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

    /** An id follows from the content where there is none. */
    public static Map<String, Object> withId(Map<String, Object> event) {
        if (event.get("id") instanceof String id && !id.isBlank()) return event;
        Map<String, Object> named = new LinkedHashMap<>(event);
        named.put("id", idOf(Json.text(event)));
        return named;
    }
}
