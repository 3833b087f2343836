package dev.rebound.local.aws;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an AWS client read, as the JSON that it read it from, without what is not set. */
final class SdkJson {
    private SdkJson() {}

    static Map<String, Object> of(SdkPojo object) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (SdkField<?> field : object.sdkFields()) {
            Object value = value(field.getValueOrDefault(object));
            if (value != null && !value.equals(Map.of())) json.put(field.locationName(), value);
        }
        return json;
    }

    private static Object value(Object value) {
        return switch (value) {
            case SdkPojo object -> of(object);
            case List<?> list -> list.stream().map(SdkJson::value).toList();
            case Instant time -> time.toString();
            case null, default -> value;
        };
    }
}
