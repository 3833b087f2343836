package dev.rebound.core;

import java.time.Instant;
import java.util.Optional;

/**
 * SES gave up on this recipient, or the remote server refused it for good.
 *
 * @param bounceType {@code Permanent}, {@code Transient}, {@code Undetermined} or a word SES has
 *     not used before
 * @param bounceSubType such as {@code General} or {@code MailboxFull}; SES adds to them, so it
 *     stays text
 */
public record Bounce(
        Message message,
        Address recipient,
        Instant at,
        Optional<String> feedbackId,
        String bounceType,
        String bounceSubType,
        Dsn dsn)
        implements Feedback {
    @Override
    public EventType type() {
        return EventType.BOUNCE;
    }
}
