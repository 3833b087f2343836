package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as it lives inside an execution: objects and arrays that no one can change, and {@link
 * #NULL} for null, since a Java null is JSONata's undefined.
 */
final class Json {
    static final Object NULL = Jsonata.NULL_VALUE;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /** Takes in a value from outside or out of an expression; shares with no one but its like. */
    static Object from(Object value) {
        return switch (value) {
            case null -> NULL;
            case JsonObject object -> object;
            case JsonArray array -> array;
            case Map<?, ?> members -> object(members);
            case List<?> items -> array(items);
            case String string -> string;
            // JSONata finds 1 and 1L unequal inside of objects
            case Long number when number == number.intValue() -> number.intValue();
            case Number number -> number;
            case Boolean flag -> flag;
            case Object other when other == NULL -> NULL;
            case Object other ->
                    throw new IllegalArgumentException("not JSON: " + other.getClass().getName());
        };
    }

    private static JsonObject object(Map<?, ?> members) {
        Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(members.size());
        members.forEach((name, value) -> copy.put((String) name, from(value)));
        return new JsonObject(copy);
    }

    private static JsonArray array(List<?> items) {
        Object[] copy = new Object[items.size()];
        int index = 0;
        for (Object item : items) {
            copy[index++] = from(item);
        }
        return new JsonArray(copy);
    }

    /** Hands out a copy in plain Java, which the taker may change as it likes. */
    static Object plain(Object value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(object.size());
                object.forEach((name, member) -> copy.put(name, plain(member)));
                yield copy;
            }
            case JsonArray array -> {
                List<Object> copy = new ArrayList<>(array.size());
                array.forEach(item -> copy.add(plain(item)));
                yield copy;
            }
            case Object other -> other == NULL ? null : other;
        };
    }

    static String print(Object value) {
        try {
            return MAPPER.writeValueAsString(plain(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + value, e);
        }
    }

    /** Reads plain Java; no object may name a field twice. */
    static Object parse(String text) throws JsonProcessingException {
        return MAPPER.readValue(text, Object.class);
    }
}
