package dev.rebound.core;

import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that counts against an address without settling the matter: a soft bounce, a doubtful
 * hard bounce, or a complaint that may have been someone else's.
 *
 * @param messageId strikes of one message count as one
 * @param key the feedback's key
 */
public record Strike(Instant at, String messageId, String key, Kind kind, Verdict verdict)
        implements Comparable<Strike> {
    /** Strikes of one kind add up. */
    public enum Kind {
        SOFT_BOUNCE,
        DOUBTFUL_BOUNCE,
        POSSIBLE_COMPLAINT
    }

    /** In the order of their times; one feedback is one strike. */
    @Override
    public int compareTo(Strike other) {
        return Comparator.comparing(Strike::at).thenComparing(Strike::key).compare(this, other);
    }
}
