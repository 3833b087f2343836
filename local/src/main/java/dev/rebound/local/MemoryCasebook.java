package dev.rebound.local;

import dev.rebound.core.Incident;
import dev.rebound.core.Policy;
import dev.rebound.core.Unknown;
import dev.rebound.functions.Casebook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@link Casebook} in maps, gone with the process. */
public final class MemoryCasebook implements Casebook {
    private final Policy policy;
    private final Map<String, Incident> incidents = new TreeMap<>();
    private final Map<String, Unknown> unknowns = new TreeMap<>();

    public MemoryCasebook(Policy policy) {
        this.policy = policy;
    }

    @Override
    public synchronized Incident report(Incident incident) {
        return incidents.merge(
                incident.provider() + "#" + incident.about(),
                incident,
                (known, met) -> known.isOver(met.openedAt(), policy) ? met : known.again(met));
    }

    @Override
    public synchronized Stream<Incident> incidents() {
        return List.copyOf(incidents.values()).stream();
    }

    @Override
    public synchronized void note(Unknown text) {
        unknowns.merge(text.provider() + "#" + text.template(), text, Unknown::again);
    }

    @Override
    public synchronized Stream<Unknown> unknowns() {
        return List.copyOf(unknowns.values()).stream();
    }
}
