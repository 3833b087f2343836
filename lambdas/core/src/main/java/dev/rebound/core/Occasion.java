package dev.rebound.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a decision is about: one thing that happened to one message on its way to one recipient.
 *
 * @param key the feedback's key
 * @param at when SES says it happened
 * @param hard whether SES called it {@code Permanent}, and so has put the address on its own list
 */
public record Occasion(
        String key, Message message, Address recipient, EventType type, Instant at, boolean hard) {
    public static Occasion of(Feedback feedback) {
        return new Occasion(
                feedback.key(),
                feedback.message(),
                feedback.recipient(),
                feedback.type(),
                feedback.at(),
                feedback instanceof Bounce bounce && bounce.bounceType().equals("Permanent"));
    }

    /** That of a decision about its own feedback, as a doubt is. */
    public static Occasion of(Decision decision) {
        return new Occasion(
                decision.key(),
                new Message(decision.messageId(), Optional.empty(), List.of(), decision.tags()),
                decision.recipient(),
                decision.type(),
                decision.since(),
                decision.hard());
    }

    public String messageId() {
        return message.id();
    }
}
