package dev.rebound.core;

import java.time.Instant;
import java.util.Comparator;

/** The address received a message, opened it or followed a link in it. */
public record Reached(Instant at, String messageId) implements Comparable<Reached> {
    /** In the order of their times. */
    @Override
    public int compareTo(Reached other) {
        return Comparator.comparing(Reached::at)
                .thenComparing(Reached::messageId)
                .compare(this, other);
    }
}
