package dev.rebound.local.asl;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** A JSON object that never changes and knows its length in bytes. */
final class JsonObject extends AbstractMap<String, Object> {
    private final Map<String, Object> members;
    private final long bytes;

    JsonObject(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(members);
        this.bytes = Bytes.ofObject(members);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public Object get(Object name) {
        return members.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return members.containsKey(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return members.entrySet();
    }
}
