package dev.rebound.functions;

import dev.rebound.core.EventType;
import dev.rebound.core.Excerpt;
import dev.rebound.core.Feedback;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;
import dev.rebound.json.Unreadable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * An object as SES publishes it to SNS, Firehose or a log, put into the envelope that
     * EventBridge would have used.
     *
     * @throws Unreadable when it does not say which kind of event it is
     */
    public static Map<String, Object> envelope(Map<String, Object> bare) {
        String detailType = type(Fields.of(Map.of("detail", bare))).detailType();
        Map<String, Object> event =
                Envelope.of(Envelope.idOf(Json.text(bare)), Announcer.INTAKE, detailType, bare);
        time(event).ifPresent(time -> event.put("time", time.toString()));
        return event;
    }

    /** When an event happened, as far as it says so. */
    public static Optional<Instant> time(Map<String, Object> event) {
        try {
            return Fields.of(event).optionalTime("time").or(() -> firstFeedbackTime(event));
        } catch (Unreadable noTimestamp) {
            return firstFeedbackTime(event);
        }
    }

    private static Optional<Instant> firstFeedbackTime(Map<String, Object> event) {
        for (Reading reading : read(event))
            if (reading instanceof Reading.Understood(Feedback feedback))
                return Optional.of(feedback.at());
        return Optional.empty();
    }

    private static EventType type(Fields envelope) {
        String detailType = envelope.optionalText("detail-type").orElse("");
        return EventType.ofDetailType(detailType)
                .orElseGet(() -> typeOf(envelope.object("detail")));
    }

    private static EventType typeOf(Fields detail) {
        String name = detail.has("eventType") ? "eventType" : "notificationType";
        String word = detail.text(name);
        String fault = "detail." + name + " \"" + Excerpt.of(word) + "\" is none of SES's";
        return EventType.ofSesName(word).orElseThrow(() -> new Unreadable(fault));
    }
}
