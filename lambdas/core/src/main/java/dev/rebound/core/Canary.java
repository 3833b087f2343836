package dev.rebound.core;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Lets waiting resends to a domain that was in trouble go gently: one first, as a canary, and the
 * rest as deliveries come back, spread in time.
 *
 * @param traffic that of the domain, from the {@linkplain Policy.Doubt#window window} before the
 *     bounce until now
 */
public record Canary(Traffic traffic, Policy policy) {
    /** Each delivery makes room for so many resends, so that their number grows quickly. */
    private static final long GROWTH = 2;

    /**
     * How many resends the domain may have had in the current spell, this one included.
     *
     * @param since when the message bounced
     * @return empty when the domain was in no trouble, or the message has waited long enough
     */
    public OptionalLong limit(Instant since, Instant now) {
        Duration window = policy.doubt().window();
        boolean trouble =
                isTrouble(since.minus(window), since.plus(window))
                        || isTrouble(now.minus(window), now);
        boolean patient = since.plus(policy.canary().longest()).isAfter(now);
        if (!trouble || !patient) return OptionalLong.empty();
        Traffic.Counts lately = traffic.between(now.minus(window), now);
        Traffic.Counts spell = traffic.between(now, now);
        long earlier = lately.released() - spell.released();
        return OptionalLong.of(Math.max(0, 1 + GROWTH * lately.delivered() - earlier));
    }

    /**
     * When a resend that was not let go asks again: sooner in the beginning, and not all at once.
     *
     * @param spreadBy what tells this resend from others; it decides where in the spread it stands
     */
    public Instant again(String spreadBy, Instant since, Instant now) {
        Duration waited = Duration.between(since, now).dividedBy(8);
        Duration pause = waited.compareTo(Traffic.SPELL) < 0 ? Traffic.SPELL : waited;
        double spread = 0.5 + Math.floorMod(spreadBy.hashCode(), 1000) / 1000.0;
        return now.plusMillis(Math.round(pause.toMillis() * spread));
    }

    private boolean isTrouble(Instant from, Instant to) {
        Traffic.Counts counts = traffic.between(from, to);
        long failed = counts.died() + counts.refused();
        return failed >= policy.canary().atLeast()
                && failed >= policy.canary().share() * (failed + counts.delivered());
    }
}
