package dev.rebound.core;

import dev.rebound.core.Strike.Kind;
import dev.rebound.core.Traffic.Sign;

import java.time.Duration;
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
    static final String SUSPICIOUS = "living-addresses-bounce";
    private static final String DROPPED = "doubt-dropped";

    /** The judgement on a bounce that is not believed; empty when it counts. */
    Optional<Judgement> about(Ruling bounced, Kind kind) {
        if (kind == Kind.SOFT_BOUNCE || kind == Kind.LISTED_BY_SES) return Optional.empty();
        Occasion bounce = bounced.occasion();
        boolean outage = isOutage(bounce.at());
        boolean fresh = isFresh(bounce);
        boolean living = fresh && !isReachedSince(bounce);
        boolean believed = !outage && !living && (fresh || !isSuspicious(bounce.at()));
        if (believed || bounced.isCounted()) return Optional.empty();
        Ruling noted = bounced.counted(Kind.DOUBTED);
        Ruling doubted = fresh && noted.isFirstDoubt() ? noted.signed(Sign.DIED) : noted;
        Instant again = bounce.at().plus(policy.doubt().askAgain());
        if (outage) return Optional.of(brake(doubted, again));
        return Optional.of(
                fresh
                        ? doubt(doubted, again, FRESH, "but the address was reached lately")
                        : doubt(
                                doubted,
                                again,
                                SUSPICIOUS,
                                "but addresses there that were reached lately bounce, too"));
    }

    /** Asks again about a doubted bounce: empty when it counts by now. */
    Optional<Judgement> again(Ruling doubted, Instant now) {
        Occasion bounce = doubted.occasion();
        Duration sinceThen = Duration.between(bounce.at(), now);
        if (sinceThen.compareTo(policy.doubt().longest()) >= 0) return Optional.empty();
        boolean wasOutage = isOutage(bounce.at());
        if (isOutage(now)) return Optional.of(brake(doubted, now.plus(sinceThen)));
        return wasOutage
                ? Optional.of(dropped(doubted, "that was an outage, which is over", now))
                : Optional.empty();
    }

    /** The judgement on what no longer counts against an address that is alive after all. */
    static Judgement forgiven(Ruling counted, Instant now) {
        return dropped(counted, "it has received other mail since", now);
    }

    /** It is asked at ever longer intervals, so that an execution's history stays short. */
    private static Judgement brake(Ruling doubted, Instant again) {
        String why =
                "too many living addresses of "
                        + doubted.occasion().recipient().domain()
                        + " bounce at once";
        return doubt(doubted, again, BRAKE, why);
    }

    private static Judgement doubt(Ruling doubted, Instant again, String name, String why) {
        String rest = why + ", so this is asked again on " + Phrases.of(again) + ".";
        return doubted.doubt(again, name, rest);
    }

    private static Judgement dropped(Ruling doubted, String why, Instant now) {
        return doubted.resend(now, DROPPED, "not believed, since " + why + "; sent again.", now);
    }

    private boolean isFresh(Occasion bounce) {
        return history.isFresh(bounce.at(), bounce.messageId(), policy);
    }

    private boolean isReachedSince(Occasion bounce) {
        return history.reached(bounce.at(), Instant.MAX).isPresent();
    }

    /** Whether it may be the beginning of an outage: an address there that was alive is denied. */
    private boolean isSuspicious(Instant at) {
        Duration window = policy.doubt().window();
        return traffic.between(at.minus(window), at.plus(window)).died() > 0;
    }

    /** Whether there was one around that time. */
    private boolean isOutage(Instant at) {
        return traffic.isOutage(at, policy.doubt());
    }
}
