package dev.rebound.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much of a receiving domain's mail arrived of late, and how many of its addresses that had
 * been reached lately bounced hard.
 *
 * @param spells the counts by the beginning of each {@link #SPELL}
 */
public record Traffic(NavigableMap<Instant, Counts> spells) {
    /** Events are counted together that happen within this time. */
    public static final Duration SPELL = Duration.ofMinutes(10);

    /** What is counted. */
    public enum Sign {
        DELIVERED,
        DIED
    }

    public record Counts(long delivered, long died) {
        public Counts plus(Counts more) {
            return new Counts(delivered + more.delivered, died + more.died);
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

    /** Whether any mail arrived. */
    boolean isAlive(Instant from, Instant to) {
        return spells.subMap(spell(from), true, to, true).values().stream()
                .anyMatch(counts -> counts.delivered() > 0);
    }

    /**
     * Whether so many and so large a share of a domain's living addresses bounced hard at that time
     * that the fault must be the domain's.
     */
    boolean isOutage(Instant from, Instant to, Policy.Doubt doubt) {
        long delivered = 0;
        long died = 0;
        for (Counts counts : spells.subMap(spell(from), true, to, true).values()) {
            delivered += counts.delivered();
            died += counts.died();
        }
        return died >= doubt.atLeast() && died >= doubt.share() * (died + delivered);
    }
}
