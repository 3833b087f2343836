package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * An item as it lies in a table.
 *
 * @param attributes never changed
 * @param bytes its size as DynamoDB counts it (Amazon DynamoDB Developer Guide, "DynamoDB item
 *     sizes and formats")
 */
record Item(Map<String, AttributeValue> attributes, int bytes) {
    static final Item NONE = new Item(Map.of(), 0);

    static Item of(Map<String, AttributeValue> attributes) {
        int bytes = 0;
        for (var each : attributes.entrySet())
            bytes += length(each.getKey()) + bytes(each.getValue());
        return new Item(attributes, bytes);
    }

    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> length(value.s());
            case N -> (value.n().length() + 1) / 2 + 1;
            case BOOL -> 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(Item::length).sum();
            default -> throw Refusals.type(value);
        };
    }

    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    boolean isThere() {
        return !attributes.isEmpty();
    }

    AttributeValue get(String name) {
        return attributes.get(name);
    }

    /**
     * @param attribute holds an epoch second, or something else, which never expires
     */
    boolean expiresBefore(String attribute, Instant now) {
        AttributeValue at = get(attribute);
        return at != null && at.n() != null && Double.parseDouble(at.n()) < now.getEpochSecond();
    }
}
