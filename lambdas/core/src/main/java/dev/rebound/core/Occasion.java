package dev.rebound.core;

import java.time.Instant;

/**
 * What a decision is about: one thing that happened to one message on its way to one recipient.
 *
 * @param key the feedback's key
 * @param at when SES says it happened
 * @param hard whether SES called it {@code Permanent}, and so has put the address on its own list
 */
public record Occasion(
        String key, String messageId, Address recipient, EventType type, Instant at, boolean hard) {
    public static Occasion of(Feedback feedback) {
        return new Occasion(
                feedback.key(),
                feedback.message().id(),
                feedback.recipient(),
                feedback.type(),
                feedback.at(),
                feedback instanceof Bounce bounce && bounce.bounceType().equals("Permanent"));
    }

    /** That of a decision about its own feedback, as a doubt is. */
    public static Occasion of(Decision decision) {
        return new Occasion(
                decision.key(),
                decision.messageId(),
                decision.recipient(),
                decision.type(),
                decision.since(),
                decision.hard());
    }
}
