package dev.rebound.local;

import dev.rebound.functions.Once;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lasts between commands, in a folder or, until the process ends, in memory. */
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

    /**
     * From now on much is written together, several times a second: what was done is told by {@link
     * #whenWritten}.
     */
    default void group() {}

    /** Runs something as soon as all that was done so far outlives a kill of the process. */
    default void whenWritten(Runnable promise) {
        promise.run();
    }

    /** Returns when all that waited for it has run. */
    default void flush() {}

    /** Nothing of it is kept. */
    static Storage inMemory() {
        return LocalStorage.inMemory();
    }
}
