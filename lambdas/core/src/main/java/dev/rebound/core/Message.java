package dev.rebound.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The message that an event speaks of.
 *
 * @param id SES's own {@code mail.messageId}, the value that SendEmail returned
 * @param sentAt when SES accepted it
 * @param destination all envelope recipients, as SES wrote them; whom an event is about stands
 *     elsewhere in it
 */
public record Message(String id, Optional<Instant> sentAt, List<String> destination, Tags tags) {
    public Message(String id, Optional<Instant> sentAt, List<String> destination) {
        this(id, sentAt, destination, Tags.NONE);
    }
}
