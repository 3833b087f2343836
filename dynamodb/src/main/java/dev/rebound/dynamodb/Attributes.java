package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** What DynamoDB takes for an item's attributes. */
final class Attributes {
    /** Bytes of an item. */
    private static final int LARGEST = 400 << 10;

    private Attributes() {}

    /**
     * The item as it will be kept: numbers in their usual form.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException when it is too large
     *     or has a value that is none
     */
    static Item item(Map<String, AttributeValue> given) {
        Map<String, AttributeValue> attributes = HashMap.newHashMap(given.size());
        given.forEach((name, value) -> attributes.put(name, normal(name, value)));
        Item item = Item.of(attributes);
        if (item.bytes() > LARGEST)
            throw Faults.invalid("Item size has exceeded the maximum allowed size");
        return item;
    }

    /**
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException when it is none
     */
    static AttributeValue normal(String name, AttributeValue value) {
        if (value.n() != null) {
            String normal = Numbers.normal(value.n());
            return normal.equals(value.n()) ? value : AttributeValue.fromN(normal);
        }
        if (!value.hasSs()) return value;
        if (value.ss().isEmpty()) throw Faults.invalid("A string set may not be empty: " + name);
        if (new HashSet<>(value.ss()).size() < value.ss().size())
            throw Faults.invalid("A string set contains duplicates: " + name);
        return value;
    }
}
