package dev.rebound.core;

import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that counts against an address. What follows from it depends on all others: see {@link
 * Policy#ladder}.
 *
 * @param messageId the message that it befell
 * @param key the feedback's key
 */
public record Strike(Instant at, String messageId, String key, Kind kind, Verdict verdict)
        implements Comparable<Strike> {
    /** What kind of thing; strikes of one kind add up. */
    public enum Kind {
        /**
         * A hard bounce that is doubted: it waits to be confirmed, and counts nothing until then.
         */
        DOUBTED,
        /** A hard bounce that is the sender's or the message's fault: it counts nothing ever. */
        HELD,
        SOFT_BOUNCE,
        /** A hard bounce whose reason nobody understood. */
        UNEXPLAINED_BOUNCE,
        /** A hard bounce on thin evidence. */
        DOUBTFUL_BOUNCE,
        HARD_BOUNCE,
        LISTED_BY_SES,
        /** A complaint that may have been somebody else's. */
        POSSIBLE_COMPLAINT,
        COMPLAINT;

        /** Whether it stands on a ladder. */
        boolean counts() {
            return this != DOUBTED && this != HELD;
        }

        boolean isHard() {
            return this == DOUBTED || this == HARD_BOUNCE;
        }

        /** Whether SES puts such an address on its own list for bounces, whoever is at fault. */
        boolean isListing() {
            return switch (this) {
                case DOUBTED, HELD, UNEXPLAINED_BOUNCE, DOUBTFUL_BOUNCE, HARD_BOUNCE -> true;
                case SOFT_BOUNCE, LISTED_BY_SES, POSSIBLE_COMPLAINT, COMPLAINT -> false;
            };
        }

        boolean isComplaint() {
            return this == COMPLAINT || this == POSSIBLE_COMPLAINT;
        }

        /** What a bounce counts as. */
        static Kind of(Verdict verdict) {
            if (verdict.reason() == Reason.ALREADY_SUPPRESSED) return LISTED_BY_SES;
            return switch (verdict.gravity()) {
                case FINAL -> HARD_BOUNCE;
                case PASSING -> SOFT_BOUNCE;
                case DOUBTFUL ->
                        verdict.reason() == Reason.UNRECOGNISED
                                ? UNEXPLAINED_BOUNCE
                                : DOUBTFUL_BOUNCE;
            };
        }
    }

    /** In the order of their times; one feedback is one strike. */
    @Override
    public int compareTo(Strike other) {
        return Comparator.comparing(Strike::at).thenComparing(Strike::key).compare(this, other);
    }
}
