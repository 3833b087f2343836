package dev.rebound.functions;

import dev.rebound.core.EventType;
import dev.rebound.core.Feedback;
import dev.rebound.event.SesObject;
import dev.rebound.json.Fields;
import dev.rebound.json.Unreadable;

import java.util.List;
import java.util.Map;

/**
 * SES's own JSON, in an EventBridge envelope, as feedback: one for each recipient. Reads event
 * publishing and identity notifications alike, ignores what it does not know, and needs no more of
 * {@code mail} than {@code messageId} and {@code destination} (Amazon SES Developer Guide,
 * "Contents of event data" and "Amazon SNS notification contents").
 */
public final class SesEvents {
    private SesEvents() {}

    /** What was made of one recipient in an event. */
    public sealed interface Reading {
        record Understood(Feedback feedback) implements Reading {}

        /**
         * @param because field and fault, in one line
         */
        record Unreadable(String because) implements Reading {}
    }

    /** Never throws for an event, however broken it is. */
    public static List<Reading> read(Map<String, Object> event) {
        try {
            Fields envelope = Fields.of(event);
            Fields detail = envelope.object("detail");
            EventType type = type(envelope);
            return new SesDetail(envelope, detail).readings(type);
        } catch (Unreadable fault) {
            return List.of(new Reading.Unreadable(fault.getMessage()));
        }
    }

    private static EventType type(Fields envelope) {
        String detailType = envelope.optionalText("detail-type").orElse("");
        return EventType.ofDetailType(detailType)
                .orElseGet(() -> SesObject.type(envelope.object("detail")));
    }
}
