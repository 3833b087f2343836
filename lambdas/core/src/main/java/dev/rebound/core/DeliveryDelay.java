package dev.rebound.core;

import java.time.Instant;
import java.util.Optional;

/**
 * SES could not deliver yet and goes on trying.
 *
 * @param delayType such as {@code MailboxFull}; kept as SES wrote it
 * @param expirationTime when SES will give up
 */
public record DeliveryDelay(
        Message message,
        Address recipient,
        Instant at,
        String delayType,
        Optional<Instant> expirationTime,
        Dsn dsn)
        implements Feedback {
    @Override
    public EventType type() {
        return EventType.DELIVERY_DELAY;
    }
}
