package dev.rebound.event;

import dev.rebound.json.Fields;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Input that no event could be made of, as the detail of the event that takes it to quarantine:
 * {@code {"origin", "because", "content"}}, and {@code "isBase64Encoded": true} where the content
 * is no text.
 *
 * @param origin where it came from, such as a queue and a message in it
 * @param because what is wrong with it, in one line
 * @param content as it came
 */
public record NotUnderstood(String origin, String because, byte[] content) {
    public static final String DETAIL_TYPE = "Input Not Understood";

    /**
     * @throws dev.rebound.json.Unreadable naming the field that is missing
     */
    public static NotUnderstood of(Fields detail) {
        String content = detail.text("content");
        return new NotUnderstood(
                detail.text("origin"),
                detail.text("because"),
                detail.isTrue("isBase64Encoded")
                        ? Base64.getDecoder().decode(content)
                        : content.getBytes(StandardCharsets.UTF_8));
    }

    public Map<String, Object> detail() {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("origin", origin);
        detail.put("because", because);
        try {
            detail.put("content", text());
        } catch (CharacterCodingException noText) {
            detail.put("content", Base64.getEncoder().encodeToString(content));
            detail.put("isBase64Encoded", true);
        }
        return detail;
    }

    private String text() throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    }
}
