package dev.rebound.core;

import java.time.Instant;
import java.util.Optional;

/**
 * The recipient's provider passed on a complaint.
 *
 * @param feedbackType {@code abuse}, {@code not-spam}, … (RFC 5965); empty when no report was
 *     attached
 * @param subType non-empty when SES did not send at all because the address stood on its list
 * @param candidates how many recipients SES lists as possible complainers, this one included
 */
public record Complaint(
        Message message,
        Address recipient,
        Instant at,
        Optional<String> feedbackId,
        String feedbackType,
        String subType,
        int candidates)
        implements Feedback {
    @Override
    public EventType type() {
        return EventType.COMPLAINT;
    }
}
