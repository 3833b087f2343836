package dev.rebound.core;

import dev.rebound.core.Strike.Kind;

import java.time.Instant;
import java.util.Optional;

/**
 * Is a hard bounce to be believed? An address that was reached shortly before may be alive, and
 * when many such addresses of one domain die at once, the domain is at fault: large providers have
 * answered 550 5.1.1 for living mailboxes for hours. Such a bounce is doubted: after a while it is
 * asked about again.
 */
record Doubts(RecipientHistory history, Traffic traffic, Policy policy) {
    static final String BRAKE = "mass-suppression-brake";
    static final String FRESH = "recently-reached";
    private static final String DROPPED = "doubt-dropped";

    /** The judgement on a bounce that is not believed; empty when it counts. */
    Optional<Judgement> about(Ruling bounced, Kind kind, Instant now) {
        if (kind == Kind.SOFT_BOUNCE || kind == Kind.LISTED_BY_SES) return Optional.empty();
        Occasion bounce = bounced.occasion();
        boolean outage = isOutage(bounce.at(), now);
        boolean fresh = isFresh(bounce);
        if (!outage && (!fresh || isReachedSince(bounce))) return Optional.empty();
        Ruling noted = bounced.counted(Kind.DOUBTED);
        Ruling doubted = fresh ? noted.signed(Traffic.Sign.DIED) : noted;
        return Optional.of(outage ? brake(doubted, now) : fresh(doubted));
    }

    /** Asks again about a doubted bounce: empty when it counts by now. */
    Optional<Judgement> again(Ruling doubted, Instant now) {
        Occasion bounce = doubted.occasion();
        if (!now.isBefore(bounce.at().plus(policy.doubt().longest()))) return Optional.empty();
        if (isOutage(now, now)) return Optional.of(brake(doubted, now));
        boolean wasOutage = isOutage(bounce.at(), bounce.at().plus(policy.doubt().window()));
        return wasOutage && (isFresh(bounce) || isReachedSince(bounce))
                ? Optional.of(dropped(doubted, "that was an outage, which is over", now))
                : Optional.empty();
    }

    /** The judgement on what no longer counts against an address that is alive after all. */
    static Judgement forgiven(Ruling counted, Instant now) {
        return dropped(counted, "it has received other mail since", now);
    }

    private Judgement brake(Ruling doubted, Instant now) {
        String rest =
                "too many living addresses of "
                        + doubted.occasion().recipient().domain()
                        + " bounce at once, so this is asked again in "
                        + Phrases.of(policy.doubt().askAgain())
                        + ".";
        return doubted.doubt(now.plus(policy.doubt().askAgain()), BRAKE, rest);
    }

    private Judgement fresh(Ruling doubted) {
        String rest =
                "but the address was reached lately, so this is asked again in "
                        + Phrases.of(policy.doubt().askAgain())
                        + ".";
        return doubted.doubt(doubted.occasion().at().plus(policy.doubt().askAgain()), FRESH, rest);
    }

    private static Judgement dropped(Ruling doubted, String why, Instant now) {
        return doubted.resend(now, DROPPED, "not believed, since " + why + "; sent again.");
    }

    private boolean isFresh(Occasion bounce) {
        return history.isFresh(bounce.at(), bounce.messageId(), policy);
    }

    private boolean isReachedSince(Occasion bounce) {
        return history.reached(bounce.at(), Instant.MAX).isPresent();
    }

    /** Whether there was one from a while before the one time until the other. */
    private boolean isOutage(Instant from, Instant to) {
        Instant end = to.isBefore(from) ? from : to;
        return traffic.isOutage(from.minus(policy.doubt().window()), end, policy.doubt());
    }
}
