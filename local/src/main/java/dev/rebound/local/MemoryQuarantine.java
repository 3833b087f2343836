package dev.rebound.local;

import dev.rebound.functions.Quarantine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Quarantine} in a map, gone with the process. */
public final class MemoryQuarantine implements Quarantine {
    private final Map<String, Item> items = new LinkedHashMap<>();

    @Override
    public synchronized boolean keep(Item item) {
        return items.putIfAbsent(item.id(), item) == null;
    }

    @Override
    public synchronized List<Item> list() {
        return List.copyOf(items.values());
    }

    @Override
    public synchronized Optional<Item> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    @Override
    public synchronized void release(Item item) {
        items.remove(item.id());
    }
}
