package dev.rebound.local;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.rebound.functions.Envelope;
import dev.rebound.functions.SesEvents;
import dev.rebound.json.Json;
import dev.rebound.json.Unreadable;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes events out of whatever they arrive in, so that each is an EventBridge envelope: that
 * envelope itself, a bare SES object, an SNS notification (over HTTPS or as an SQS body), what
 * Lambda gets from SNS or SQS, the answer of {@code aws sqs receive-message}, or a list of any of
 * these.
 */
final class Envelopes {
    private Envelopes() {}

    /** What a piece of input holds. */
    sealed interface Content {}

    /** An EventBridge envelope. */
    record Event(Map<String, Object> event) implements Content {}

    /** Something else, and why it is no event, in one line. */
    record Junk(String because, byte[] content) implements Content {}

    /** One bad element of a list spoils no other. */
    static List<Content> contents(Input.Piece piece) {
        try {
            return unwrap(parse(piece.text())).toList();
        } catch (Unreadable fault) {
            return List.of(new Junk(fault.getMessage(), piece.content()));
        }
    }

    private static Object parse(String json) {
        if (json.isBlank()) throw new Unreadable("empty");
        try {
            return Json.any(json);
        } catch (UncheckedIOException fault) {
            throw new Unreadable(
                    "no JSON: " + Json.fault((JsonProcessingException) fault.getCause()));
        }
    }

    private static Stream<Content> unwrap(Object value) {
        return switch (value) {
            case List<?> list -> each(list);
            case Map<?, ?> map -> unwrap(object(map));
            case null, default -> throw new Unreadable("JSON, but no object");
        };
    }

    private static Stream<Content> each(List<?> list) {
        if (list.isEmpty()) throw new Unreadable("an empty list");
        return list.stream().flatMap(Envelopes::eventOrJunk);
    }

    private static Stream<Content> eventOrJunk(Object element) {
        try {
            return unwrap(element);
        } catch (Unreadable fault) {
            return Stream.of(
                    new Junk(
                            fault.getMessage(),
                            Json.text(element).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Stream<Content> unwrap(Map<String, Object> object) {
        if (object.containsKey("detail-type")) return Stream.of(new Event(withId(object)));
        if (object.containsKey("eventType") || object.containsKey("notificationType"))
            return Stream.of(new Event(SesEvents.envelope(object)));
        if (object.get("Records") instanceof List<?> records) return each(records);
        if (object.get("Messages") instanceof List<?> messages) return each(messages);
        if (object.get("Sns") instanceof Map<?, ?> sns) return unwrap(sns);
        for (String name : List.of("Message", "body", "Body"))
            if (object.get(name) instanceof String inner) return inner(name, inner);
        throw new Unreadable(
                "JSON of another kind: no detail-type, eventType, notificationType, Message, body or Records");
    }

    private static Stream<Content> inner(String name, String text) {
        try {
            return unwrap(parse(text));
        } catch (Unreadable fault) {
            throw new Unreadable(name + ": " + fault.getMessage());
        }
    }

    /** An id follows from the content where there is none, since executions are named after it. */
    private static Map<String, Object> withId(Map<String, Object> event) {
        if (event.get("id") instanceof String id && !id.isBlank()) return event;
        Map<String, Object> named = new LinkedHashMap<>(event);
        named.put("id", Envelope.idOf(Json.text(event)));
        return named;
    }

    private static Map<String, Object> object(Map<?, ?> map) {
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(name.toString(), value));
        return object;
    }
}
