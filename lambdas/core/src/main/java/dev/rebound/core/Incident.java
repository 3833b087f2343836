package dev.rebound.core;

import java.time.Instant;

/**
 * One fault that many messages run into: a sender's or a message's at one provider, or an outage of
 * a receiving domain. It is announced once, not once for each recipient.
 *
 * @param provider where it happens: a provider of {@code providers.csv}, else a domain
 * @param about the verdicts' reason, or {@code outage}
 * @param because the sentence about the first message
 * @param openedBy the key of the feedback that was seen first
 * @param lastAt when it was last met
 * @param times how often it was met
 */
public record Incident(
        String provider,
        String about,
        String because,
        Instant openedAt,
        String openedBy,
        Instant lastAt,
        long times) {
    public static final String OUTAGE = "outage";

    /**
     * The incident that a decision to hold, or a doubt of a whole domain, belongs to, as if it were
     * the first.
     */
    public static Incident of(Decision decision) {
        Verdict verdict = decision.verdict().orElseThrow();
        boolean outage = decision.isOutage();
        return new Incident(
                outage ? decision.recipient().domain() : verdict.provider(),
                outage ? OUTAGE : verdict.reason().word(),
                decision.because(),
                decision.since(),
                decision.key(),
                decision.since(),
                1);
    }

    /** The same incident, met once more. */
    public Incident again(Incident other) {
        Instant latest = lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt;
        return new Incident(provider, about, because, openedAt, openedBy, latest, times + 1);
    }

    /** Whether it is over by then. */
    public boolean isOver(Instant now, Policy policy) {
        return lastAt.plus(policy.quiet()).isBefore(now);
    }
}
