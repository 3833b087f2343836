package dev.rebound.intake;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.rebound.event.SesObject;
import dev.rebound.json.Json;
import dev.rebound.json.Unreadable;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Takes events out of whatever they arrive in, so that each is an EventBridge envelope: that
 * envelope itself, a bare SES object, an SNS notification (over HTTPS or as an SQS body), what
 * Lambda gets from SNS or SQS, the answer of {@code aws sqs receive-message}, or a list of any of
 * these (Amazon SNS Developer Guide, "Parsing Amazon SNS message formats").
 */
public final class Envelopes<E> {
    private final Function<Map<String, Object>, E> reader;

    /**
     * @param reader makes something of an EventBridge envelope, or throws {@link Unreadable}
     */
    public Envelopes(Function<Map<String, Object>, E> reader) {
        this.reader = reader;
    }

    /** One bad element of a list spoils no other. */
    public List<Content<E>> open(byte[] content) {
        try {
            return unwrap(new String(content, StandardCharsets.UTF_8)).toList();
        } catch (Unreadable fault) {
            return List.of(new Content.Junk<>(fault.getMessage(), content));
        }
    }

    private Stream<Content<E>> unwrap(String text) {
        return Greetings.contain(text) ? Stream.of(new Content.Greeting<>()) : unwrap(parse(text));
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

    private Stream<Content<E>> unwrap(Object value) {
        return switch (value) {
            case List<?> list -> each(list);
            case Map<?, ?> map -> unwrap(object(map));
            case null, default -> throw new Unreadable("JSON, but no object");
        };
    }

    private Stream<Content<E>> each(List<?> list) {
        if (list.isEmpty()) throw new Unreadable("an empty list");
        return list.stream().flatMap(this::eventOrJunk);
    }

    private Stream<Content<E>> eventOrJunk(Object element) {
        try {
            return unwrap(element);
        } catch (Unreadable fault) {
            byte[] content = Json.text(element).getBytes(StandardCharsets.UTF_8);
            return Stream.of(new Content.Junk<>(fault.getMessage(), content));
        }
    }

    private Stream<Content<E>> unwrap(Map<String, Object> object) {
        if (object.containsKey("detail-type")) return event(object);
        if (Greetings.contain(object)) return Stream.of(new Content.Greeting<>());
        if (object.containsKey("eventType") || object.containsKey("notificationType"))
            return event(SesObject.envelope(object));
        if (object.get("Records") instanceof List<?> records) return each(records);
        if (object.get("Messages") instanceof List<?> messages) return each(messages);
        if (object.get("Sns") instanceof Map<?, ?> sns) return unwrap(object(sns));
        Confirmations.refuse(object);
        for (String name : List.of("Message", "body", "Body"))
            if (object.get(name) instanceof String inner) return inner(name, inner);
        throw new Unreadable(
                "JSON of another kind: no detail-type, eventType, notificationType, Message, body or Records");
    }

    private Stream<Content<E>> event(Map<String, Object> envelope) {
        return Stream.of(new Content.Event<>(reader.apply(envelope)));
    }

    private Stream<Content<E>> inner(String name, String text) {
        try {
            return unwrap(text);
        } catch (Unreadable fault) {
            throw new Unreadable(name + ": " + fault.getMessage());
        }
    }

    private static Map<String, Object> object(Map<?, ?> map) {
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(name.toString(), value));
        return object;
    }
}
