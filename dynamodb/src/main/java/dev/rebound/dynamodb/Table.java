package dev.rebound.dynamodb;

import dev.rebound.database.Database;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A table's items, and of each index the keys of those that are in it. Whoever calls holds the
 * database's lock.
 */
final class Table {
    /** Bytes that a query or scan reads at a time. */
    private static final int PAGE = 1 << 20;

    private static final Key ENTRY = new Key();

    private final String name;
    private final Schema schema;
    private final MVMap<Key, Item> items;
    private final Map<String, MVMap<Key, Key>> indexes = new HashMap<>();

    Table(Database database, String name, Schema schema) {
        this.name = name;
        this.schema = schema;
        this.items = database.map("items " + name, KeyType.KEYS, ItemType.ITEMS);
        for (Schema.Index index : schema.indexes())
            indexes.put(
                    index.name(),
                    database.map("index " + name + " " + index.name(), KeyType.KEYS, KeyType.KEYS));
    }

    /**
     * What a query or scan has read.
     *
     * @param last after which to go on; empty at the end
     */
    record Page(List<Item> items, int bytes, Map<String, AttributeValue> last) {}

    String name() {
        return name;
    }

    Schema schema() {
        return schema;
    }

    /** {@link Item#NONE} when there is none. */
    Item get(Key key) {
        Item item = items.get(key);
        return item == null ? Item.NONE : item;
    }

    /**
     * @param after {@link Item#NONE} to delete it
     */
    void replace(Key key, Item before, Item after) {
        for (Schema.Index index : schema.indexes()) {
            Key old = schema.entry(index, before, key);
            Key entry = schema.entry(index, after, key);
            if (old != null && !old.equals(entry)) indexes.get(index.name()).remove(old);
            if (entry != null && !entry.equals(old)) indexes.get(index.name()).put(entry, ENTRY);
        }
        if (after.isThere()) items.put(key, after);
        else items.remove(key);
    }

    /** Those of one hash key in the order of their range keys, as far as they are within. */
    Page query(KeyRange range, Map<String, AttributeValue> after) {
        Key start = after.isEmpty() ? range.first() : schema.keyAlone(after);
        return page(start, !after.isEmpty(), range::holds);
    }

    Page scan(Map<String, AttributeValue> after) {
        Key start = after.isEmpty() ? null : schema.keyAlone(after);
        return page(start, !after.isEmpty(), _ -> true);
    }

    private Page page(Key start, boolean isDone, Predicate<Key> within) {
        return page(
                items.cursor(start),
                isDone ? start : null,
                within,
                (_, item) -> item,
                key -> schema.attributes(key));
    }

    /** All that an index has under one key. */
    Page query(Schema.Index index, String value, Map<String, AttributeValue> after) {
        Key start = after.isEmpty() ? new Key(value) : entry(index, after);
        return page(index, start, !after.isEmpty(), entry -> entry.get(0).equals(value));
    }

    Page scan(Schema.Index index, Map<String, AttributeValue> after) {
        Key start = after.isEmpty() ? null : entry(index, after);
        return page(index, start, !after.isEmpty(), _ -> true);
    }

    private Key entry(Schema.Index index, Map<String, AttributeValue> key) {
        return schema.entry(index, new Item(key, 0), schema.keyOf(key));
    }

    private Page page(Schema.Index index, Key start, boolean isDone, Predicate<Key> within) {
        return page(
                indexes.get(index.name()).cursor(start),
                isDone ? start : null,
                within,
                (entry, _) -> index.project(get(schema.primary(entry)), schema),
                entry -> schema.attributes(index, entry));
    }

    private static <V> Page page(
            Cursor<Key, V> entries,
            Key done,
            Predicate<Key> within,
            BiFunction<Key, V, Item> items,
            Function<Key, Map<String, AttributeValue>> attributes) {
        List<Item> page = new ArrayList<>();
        int bytes = 0;
        Key last = null;
        while (entries.hasNext()) {
            Key key = entries.next();
            if (key.equals(done)) continue;
            if (!within.test(key)) break;
            Item item = items.apply(key, entries.getValue());
            if (bytes + item.bytes() > PAGE) return new Page(page, bytes, attributes.apply(last));
            page.add(item);
            bytes += item.bytes();
            last = key;
        }
        return new Page(page, bytes, Map.of());
    }

    /** Deletes what expired before then. */
    void expire(Instant now) {
        List<Key> expired = new ArrayList<>();
        items.forEach(
                (key, item) -> {
                    if (item.expiresBefore(schema.expiry(), now)) expired.add(key);
                });
        expired.forEach(key -> replace(key, get(key), Item.NONE));
    }
}
