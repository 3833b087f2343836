package dev.rebound.local;

import dev.rebound.core.Policy;
import dev.rebound.functions.Casebook;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Once;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.Quarantine;

import java.time.Instant;
import java.util.Optional;

/** What lasts between commands, on disk or, until the process ends, in memory. */
public interface Storage extends AutoCloseable {
    Ledger ledger();

    Once once();

    Quarantine quarantine();

    Casebook casebook();

    Outbox outbox();

    Histories histories();

    /** The latest that the clock has ever been here; empty before the first event. */
    Optional<Instant> clock();

    /** Moves it on; it never goes back. */
    void clock(Instant now);

    /** Where the events played so far have brought the clock; without any it is today. */
    default Instant now() {
        return clock().orElseGet(Instant::now);
    }

    @Override
    void close();

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
