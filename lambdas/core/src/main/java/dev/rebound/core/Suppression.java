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
        PAUSE;

        public String word() {
            return Words.of(this);
        }

        public static Ground ofWord(String word) {
            return Words.parse(Ground.class, word);
        }
    }

    /** The entry that a decision to suppress makes. */
    public static Suppression of(Decision decision) {
        return new Suppression(
                decision.recipient(),
                ground(decision),
                decision.verdict().map(Verdict::reason),
                decision.since(),
                decision.suppressUntil(),
                decision.because(),
                decision.cause());
    }

    private static Ground ground(Decision decision) {
        if (decision.type() == EventType.COMPLAINT) return Ground.COMPLAINT;
        return decision.suppressUntil().isPresent() ? Ground.PAUSE : Ground.DEAD_ADDRESS;
    }

    public boolean isActive(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }

    /** The later cause is the greater; the key decides between causes of one instant. */
    @Override
    public int compareTo(Suppression other) {
        return Comparator.comparing(Suppression::since)
                .thenComparing(Suppression::key)
                .compare(this, other);
    }
}
