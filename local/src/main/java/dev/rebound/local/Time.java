package dev.rebound.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** The clock that executions live by: the real one, or one that jumps from event to event. */
public interface Time extends InstantSource {
    /** Starts work that goes on beside the caller's. */
    default void start(Runnable work) {
        startAt(instant(), work);
    }

    /** The same when a time has come; at once when it is past. */
    void startAt(Instant due, Runnable work);

    /** Returns when this time has come; at once when it is past. */
    void sleepUntil(Instant due);

    /** The same between two tries of something that failed. */
    default void backOffUntil(Instant due) {
        sleepUntil(due);
    }

    /**
     * Does all of this side by side and returns the results in the order given. When one throws,
     * the others are interrupted in their sleep and its exception is thrown.
     */
    <T> List<T> all(List<Supplier<T>> work);
}
