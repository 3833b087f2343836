package dev.rebound.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.UncheckedIOException;
import java.util.Map;

/** JSON text to and from plain maps, lists, strings, numbers, booleans and null. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /**
     * @throws UncheckedIOException when the text is no JSON object
     */
    public static Map<String, Object> object(String text) {
        try {
            return MAPPER.readValue(text, OBJECT);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
