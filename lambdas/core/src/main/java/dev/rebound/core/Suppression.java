package dev.rebound.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Why an address is on the suppression list.
 *
 * @param reason empty when it was put there by hand
 * @param since when its cause happened
 * @param until when it ends by itself; empty means never
 * @param because one sentence a support agent can forward
 * @param key the feedback that caused it, or who put it there
 */
public record Suppression(
        Address recipient,
        Ground ground,
        Optional<Reason> reason,
        Instant since,
        Optional<Instant> until,
        String because,
        String key)
        implements Comparable<Suppression> {
    /** The kinds of cause, most important first. One never overwrites another. */
    public enum Ground {
        COMPLAINT,
        DEAD_ADDRESS,
        BY_HAND,
        /** The recipient wants no more mail that could be done without. */
        UNSUBSCRIBED,
        PAUSE;

        public String word() {
            return Words.of(this);
        }

        public static Ground ofWord(String word) {
            return Words.parse(Ground.class, word);
        }
    }

    public boolean isActive(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }

    /** The one that lasts longer, of two with one end the later. */
    Suppression stronger(Suppression other) {
        Instant mine = until.orElse(Instant.MAX);
        Instant others = other.until.orElse(Instant.MAX);
        if (!mine.equals(others)) return mine.isAfter(others) ? this : other;
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether it ends no sooner. */
    boolean lastsAsLongAs(Suppression other) {
        return !until.orElse(Instant.MAX).isBefore(other.until.orElse(Instant.MAX));
    }

    /** The last word of a person stands, and a shorter one from elsewhere does not end it. */
    boolean mayNotReplace(Suppression known) {
        return compareTo(known) <= 0 || !lastsAsLongAs(known);
    }

    /** The later cause is the greater; the key decides between causes of one instant. */
    @Override
    public int compareTo(Suppression other) {
        return Comparator.comparing(Suppression::since)
                .thenComparing(Suppression::key)
                .compare(this, other);
    }
}
