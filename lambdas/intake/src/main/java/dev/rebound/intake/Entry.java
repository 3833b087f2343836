package dev.rebound.intake;

import dev.rebound.core.EventType;
import dev.rebound.core.Excerpt;
import dev.rebound.event.Envelope;
import dev.rebound.event.NotUnderstood;
import dev.rebound.event.SesObject;
import dev.rebound.json.Fields;
import dev.rebound.json.Unreadable;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An event to be put on the bus.
 *
 * @param time when it happened, if it says so
 */
public record Entry(String detailType, Optional<Instant> time, Map<String, Object> detail) {
    private static final Set<String> SOURCES = Set.of("aws.ses", Envelope.INTAKE);

    /**
     * @throws Unreadable when no rule would know the event
     */
    static Entry of(Map<String, Object> envelope) {
        Fields event = Fields.of(envelope);
        String source = event.text("source");
        if (!SOURCES.contains(source))
            throw new Unreadable("source \"" + Excerpt.of(source) + "\" is not SES");
        String detailType = event.text("detail-type");
        if (EventType.ofDetailType(detailType).isEmpty())
            throw new Unreadable(
                    "detail-type \"" + Excerpt.of(detailType) + "\" is no feedback of SES's");
        return new Entry(detailType, SesObject.time(envelope), event.object("detail").values());
    }

    /** SES's, of the mail that it is about. */
    Optional<String> messageId() {
        return detail.get("mail") instanceof Map<?, ?> mail
                        && mail.get("messageId") instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }

    static Entry of(NotUnderstood input) {
        return new Entry(NotUnderstood.DETAIL_TYPE, Optional.empty(), input.detail());
    }
}
