package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a table is made of. All attributes of keys are texts.
 *
 * @param key the names of its key's attributes: hash, and range if there is one
 * @param expiry the attribute with the epoch second at which an item expires; empty for none
 */
record Schema(List<String> key, List<Index> indexes, String expiry) {
    private static final int LONGEST_HASH = 2048;
    private static final int LONGEST_RANGE = 1024;

    /**
     * An index by one attribute.
     *
     * @param keysOnly whether it has the items' keys alone
     */
    record Index(String name, String key, boolean keysOnly) {
        private static Index of(GlobalSecondaryIndex index) {
            List<String> key = names(index.keySchema());
            if (key.size() != 1) throw Refusals.value("KeySchema of an index", key);
            ProjectionType projection = index.projection().projectionType();
            if (projection != ProjectionType.ALL && projection != ProjectionType.KEYS_ONLY)
                throw Refusals.value("ProjectionType", projection);
            return new Index(
                    index.indexName(), key.getFirst(), projection == ProjectionType.KEYS_ONLY);
        }

        /** What stands in it of an item. */
        Item project(Item item, Schema table) {
            if (!keysOnly) return item;
            return Item.of(
                    Stream.concat(table.key.stream(), Stream.of(key))
                            .collect(Collectors.toMap(name -> name, item::get)));
        }
    }

    static Schema of(CreateTableRequest request) {
        for (AttributeDefinition attribute : request.attributeDefinitions())
            if (attribute.attributeType() != ScalarAttributeType.S)
                throw Refusals.value("AttributeType", attribute.attributeType());
        return new Schema(
                names(request.keySchema()),
                request.globalSecondaryIndexes().stream().map(Index::of).toList(),
                "");
    }

    private static List<String> names(List<KeySchemaElement> elements) {
        return elements.stream().map(KeySchemaElement::attributeName).toList();
    }

    Schema expiringBy(String attribute) {
        return new Schema(key, indexes, attribute);
    }

    Index index(String name) {
        return indexes.stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Faults.invalid("The table has no index " + name));
    }

    /**
     * The key that a request gives.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException when it is none of
     *     this table's
     */
    Key keyAlone(Map<String, AttributeValue> given) {
        if (given.size() != key.size())
            throw Faults.invalid("The provided key element does not match the schema");
        return keyOf(given);
    }

    /** The same of a whole item. */
    Key keyOf(Map<String, AttributeValue> item) {
        String[] values = new String[key.size()];
        for (int i = 0; i < values.length; i++)
            values[i] = text(key.get(i), item, i == 0 ? LONGEST_HASH : LONGEST_RANGE);
        return new Key(values);
    }

    private static String text(String name, Map<String, AttributeValue> item, int longest) {
        AttributeValue value = item.get(name);
        if (value == null || value.s() == null)
            throw Faults.invalid("The key " + name + " is missing, or is no string");
        if (value.s().isEmpty())
            throw Faults.invalid("The key " + name + " must not be an empty string");
        if (Item.length(value.s()) > longest)
            throw Faults.invalid("The key " + name + " is longer than " + longest + " bytes");
        return value.s();
    }

    /**
     * The key of an item's entry in an index; null when it has none.
     *
     * @param primary its key in the table
     */
    Key entry(Index index, Item item, Key primary) {
        if (item.get(index.key()) == null) return null;
        return new Key(text(index.key(), item.attributes(), LONGEST_HASH)).and(primary);
    }

    /** The key in the table of an index's entry. */
    Key primary(Key entry) {
        return entry.last(key.size());
    }

    Map<String, AttributeValue> attributes(Key given) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        for (int i = 0; i < key.size(); i++)
            attributes.put(key.get(i), AttributeValue.fromS(given.get(i)));
        return attributes;
    }

    Map<String, AttributeValue> attributes(Index index, Key entry) {
        Map<String, AttributeValue> attributes = attributes(primary(entry));
        attributes.put(index.key(), AttributeValue.fromS(entry.get(0)));
        return attributes;
    }

    /** As it is kept in the file: words, and lists with colons between. */
    String text() {
        List<String> words = new ArrayList<>(List.of(String.join(":", key), "expiry:" + expiry));
        for (Index index : indexes)
            words.add(
                    String.join(":", index.name(), index.key(), index.keysOnly() ? "keys" : "all"));
        return String.join(" ", words);
    }

    static Schema of(String text) {
        List<String[]> words = Stream.of(text.split(" ")).map(word -> word.split(":")).toList();
        return new Schema(
                List.of(words.getFirst()),
                words.stream()
                        .skip(2)
                        .map(index -> new Index(index[0], index[1], index[2].equals("keys")))
                        .toList(),
                words.get(1).length > 1 ? words.get(1)[1] : "");
    }
}
