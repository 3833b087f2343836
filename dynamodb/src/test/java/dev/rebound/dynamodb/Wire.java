package dev.rebound.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The requests and answers of an AWS client as JSON, by what the client says of their fields. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    /** Fills in what the JSON has. */
    static void read(JsonNode json, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields())
            if (json.hasNonNull(field.locationName()))
                field.set(builder, value(field, json.get(field.locationName())));
    }

    private static Object value(SdkField<?> field, JsonNode json) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            return json.valueStream().map(each -> value(member, each)).toList();
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            return json.propertyStream()
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey, each -> value(member, each.getValue())));
        }
        if (type == MarshallingType.SDK_POJO) {
            SdkPojo builder = field.constructor().get();
            read(json, builder);
            return ((Buildable) builder).build();
        }
        if (type == MarshallingType.SDK_BYTES)
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(json.asText()));
        return JSON.convertValue(json, type.getTargetClass());
    }

    static String write(SdkPojo answer) {
        return JSON.valueToTree(fields(answer)).toString();
    }

    private static Map<String, Object> fields(SdkPojo answer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            boolean isSet =
                    value != null
                            && !(value instanceof SdkAutoConstructList)
                            && !(value instanceof SdkAutoConstructMap);
            if (isSet) fields.put(field.locationName(), json(value));
        }
        return fields;
    }

    private static Object json(Object value) {
        return switch (value) {
            case SdkPojo pojo -> fields(pojo);
            case List<?> list -> list.stream().map(Wire::json).toList();
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, each -> json(each.getValue())));
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArray());
            default -> value;
        };
    }
}
