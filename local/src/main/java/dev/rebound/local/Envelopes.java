package dev.rebound.local;

import dev.rebound.functions.Json;
import dev.rebound.functions.SesEvents;
import dev.rebound.functions.UnreadableEvent;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes events out of whatever they arrive in, so that each is an EventBridge envelope: that
 * envelope itself, a bare SES object, an SNS notification (over HTTPS or as an SQS body), what
 * Lambda gets from SNS or SQS, the answer of {@code aws sqs receive-message}, or a list of any of
 * these.
 */
final class Envelopes {
    private Envelopes() {}

    /**
     * @throws UnreadableEvent when it holds no event; the message says why in one line
     */
    static List<Map<String, Object>> events(String json) {
        return unwrap(parse(json)).toList();
    }

    private static Object parse(String json) {
        try {
            return Json.any(json);
        } catch (UncheckedIOException fault) {
            throw new UnreadableEvent(
                    "no JSON: " + fault.getCause().getMessage().lines().findFirst().orElse(""));
        }
    }

    private static Stream<Map<String, Object>> unwrap(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().flatMap(Envelopes::unwrap);
            case Map<?, ?> map -> unwrap(object(map));
            case null, default -> throw new UnreadableEvent("JSON, but no object");
        };
    }

    private static Stream<Map<String, Object>> unwrap(Map<String, Object> object) {
        if (object.containsKey("detail-type")) return Stream.of(withId(object));
        if (object.containsKey("eventType") || object.containsKey("notificationType"))
            return Stream.of(SesEvents.envelope(object));
        if (object.get("Records") instanceof List<?> records) return unwrap(records);
        if (object.get("Messages") instanceof List<?> messages) return unwrap(messages);
        if (object.get("Sns") instanceof Map<?, ?> sns) return unwrap(sns);
        for (String name : List.of("Message", "body", "Body"))
            if (object.get(name) instanceof String inner) return inner(name, inner);
        throw new UnreadableEvent(
                "JSON of another kind: no detail-type, eventType, notificationType, Message, body"
                        + " or Records");
    }

    private static Stream<Map<String, Object>> inner(String name, String text) {
        try {
            return unwrap(parse(text));
        } catch (UnreadableEvent fault) {
            throw new UnreadableEvent(name + ": " + fault.getMessage());
        }
    }

    /** An id follows from the content where there is none, since executions are named after it. */
    private static Map<String, Object> withId(Map<String, Object> event) {
        if (event.get("id") instanceof String id && !id.isBlank()) return event;
        Map<String, Object> named = new LinkedHashMap<>(event);
        named.put(
                "id",
                UUID.nameUUIDFromBytes(Json.text(event).getBytes(StandardCharsets.UTF_8))
                        .toString());
        return named;
    }

    private static Map<String, Object> object(Map<?, ?> map) {
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(name.toString(), value));
        return object;
    }
}
