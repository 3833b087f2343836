package dev.rebound.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What became of late of a receiving domain's mail.
 *
 * @param spells the counts by the beginning of each {@link #SPELL}
 */
public record Traffic(NavigableMap<Instant, Counts> spells) {
    /** Events are counted together that happen within this time. */
    public static final Duration SPELL = Duration.ofMinutes(10);

    /** What is counted. */
    public enum Sign {
        DELIVERED,
        /** A hard bounce of an address that had been reached lately. */
        DIED,
        /** The domain would not take a message, or not yet. */
        REFUSED,
        /** A waiting resend was let go. */
        RELEASED
    }

    /** How often each sign was seen. */
    public record Counts(long delivered, long died, long refused, long released) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public static Counts one(Sign sign) {
            return of(each -> each == sign ? 1 : 0);
        }

        public static Counts of(ToLongFunction<Sign> count) {
            return new Counts(
                    count.applyAsLong(Sign.DELIVERED),
                    count.applyAsLong(Sign.DIED),
                    count.applyAsLong(Sign.REFUSED),
                    count.applyAsLong(Sign.RELEASED));
        }

        public Counts plus(Counts more) {
            return new Counts(
                    delivered + more.delivered,
                    died + more.died,
                    refused + more.refused,
                    released + more.released);
        }
    }

    public Traffic {
        spells = Collections.unmodifiableNavigableMap(new TreeMap<>(spells));
    }

    public static Traffic none() {
        return new Traffic(new TreeMap<>(Map.of()));
    }

    /** The beginning of the spell that an instant falls into. */
    public static Instant spell(Instant at) {
        long seconds = SPELL.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    /**
     * Whether a domain denies its living addresses at a time: so many and so large a share of them
     * bounced hard around then, or did so some hours before and the share has not fallen since,
     * however little mail there was.
     */
    boolean isOutage(Instant at, Policy.Doubt doubt) {
        if (isOutage(at.minus(doubt.window()), at.plus(doubt.window()), doubt)) return true;
        return spells.subMap(at.minus(doubt.silence()), false, at, true).entrySet().stream()
                .filter(spell -> spell.getValue().died() > 0)
                .map(Map.Entry::getKey)
                .anyMatch(
                        spell ->
                                isOutage(spell.minus(doubt.window()), spell, doubt)
                                        && isHigh(between(spell.plus(SPELL), at), doubt));
    }

    private boolean isOutage(Instant from, Instant to, Policy.Doubt doubt) {
        Counts counts = between(from, to);
        return counts.died() >= doubt.atLeast() && isHigh(counts, doubt);
    }

    /** Also when nothing was counted. */
    private static boolean isHigh(Counts counts, Policy.Doubt doubt) {
        return counts.died() >= doubt.share() * (counts.died() + counts.delivered());
    }

    /** All that was counted, from the spell of the one time to that of the other. */
    public Counts between(Instant from, Instant to) {
        return spells.subMap(spell(from), true, to, true).values().stream()
                .reduce(Counts.NONE, Counts::plus);
    }
}
