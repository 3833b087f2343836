package dev.rebound.core;

import java.time.Instant;
import java.util.Optional;

/** What one event says about one recipient of one message. */
public sealed interface Feedback permits Bounce, Complaint, DeliveryDelay, Progress {
    Message message();

    Address recipient();

    EventType type();

    /** When SES says it happened. */
    Instant at();

    /** SES's id for this bounce or complaint; the other kinds have none. */
    default Optional<String> feedbackId() {
        return Optional.empty();
    }

    /**
     * The same for every copy of the same fact, however often and in whichever wrapping it arrives.
     */
    default String key() {
        return String.join(
                "/",
                message().id(),
                type().sesName(),
                feedbackId().orElse(at().toString()),
                recipient().value());
    }
}
