package dev.rebound.json;

import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.UncheckedIOException;
import java.util.Map;

/** JSON text to and from plain maps, lists, strings, numbers, booleans and null. */
public final class Json {
    /** Its buffers are not each thread's own: thousands of executions may wait at once. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                                    .build())
                    .enable(FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<Object> ANY = new TypeReference<>() {};

    private Json() {}

    /**
     * @throws UncheckedIOException when the text is no JSON object
     */
    public static Map<String, Object> object(String text) {
        return read(text, OBJECT);
    }

    /**
     * @throws UncheckedIOException when the text is no JSON
     */
    public static Object any(String text) {
        return read(text, ANY);
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What is wrong with a text, without the parser's own terms. */
    public static String fault(JsonProcessingException fault) {
        String message = fault.getOriginalMessage().lines().findFirst().orElse("");
        String plain =
                message.startsWith("Trailing token")
                        ? "more follows behind it"
                        : message.split(" \\(|: was expecting|; expected")[0];
        return fault.getLocation() == null
                ? plain
                : plain
                        + " in line "
                        + fault.getLocation().getLineNr()
                        + ", column "
                        + fault.getLocation().getColumnNr();
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
