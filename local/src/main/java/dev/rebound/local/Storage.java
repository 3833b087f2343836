package dev.rebound.local;

import dev.rebound.core.Policy;
import dev.rebound.functions.Casebook;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Once;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.Quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lasts between commands, on disk or, until the process ends, in memory. */
public interface Storage extends Records {
    Once once();

    Histories histories();

    @Override
    default Optional<List<Map<String, Object>>> history(String execution) {
        return histories().find(execution);
    }

    /** The latest that the clock has ever been here; empty before the first event. */
    Optional<Instant> clock();

    /** Moves it on; it never goes back. */
    void clock(Instant now);

    /** Where the events played so far have brought the clock; without any it is today. */
    @Override
    default Instant now() {
        return clock().orElseGet(Instant::now);
    }

    @Override
    default Instant tick() {
        Instant next = now().plusMillis(1);
        if (clock().isPresent()) clock(next);
        return next;
    }

    static Storage inMemory() {
        return new InMemory(
                new MemoryLedger(),
                new MemoryOnce(),
                new MemoryQuarantine(),
                new MemoryCasebook(Policy.standard()),
                new MemoryOutbox());
    }

    /** Nothing of it is kept. */
    record InMemory(
            Ledger ledger, Once once, Quarantine quarantine, Casebook casebook, Outbox outbox)
            implements Storage {
        @Override
        public Histories histories() {
            return Histories.NONE;
        }

        @Override
        public Optional<Instant> clock() {
            return Optional.empty();
        }

        @Override
        public void clock(Instant now) {}

        @Override
        public void close() {}
    }
}
