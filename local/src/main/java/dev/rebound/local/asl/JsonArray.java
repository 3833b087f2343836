package dev.rebound.local.asl;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A JSON array that never changes and knows its length in bytes. */
final class JsonArray extends AbstractList<Object> implements RandomAccess {
    private final Object[] items;
    private final long bytes;

    JsonArray(Object[] items) {
        this.items = items;
        this.bytes = Bytes.ofArray(items);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public Object get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}
