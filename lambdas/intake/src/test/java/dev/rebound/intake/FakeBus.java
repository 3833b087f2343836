package dev.rebound.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps what was put, and refuses what it is told to. */
final class FakeBus implements EventBus {
    final List<Entry> entries = new ArrayList<>();

    private final Predicate<Entry> refused;

    FakeBus(Predicate<Entry> refused) {
        this.refused = refused;
    }

    @Override
    public List<Optional<String>> put(List<Entry> all) {
        entries.addAll(all);
        return all.stream()
                .map(entry -> Optional.of("it is full").filter(_ -> refused.test(entry)))
                .toList();
    }
}
