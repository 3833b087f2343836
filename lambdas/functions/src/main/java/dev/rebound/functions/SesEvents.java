package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Bounce;
import dev.rebound.core.Complaint;
import dev.rebound.core.DeliveryDelay;
import dev.rebound.core.Dsn;
import dev.rebound.core.EventType;
import dev.rebound.core.Excerpt;
import dev.rebound.core.Feedback;
import dev.rebound.core.InvalidAddress;
import dev.rebound.core.Message;
import dev.rebound.core.Progress;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

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
            return new Event(
                            type(envelope, detail),
                            envelope,
                            detail,
                            message(detail.object("mail")))
                    .readings();
        } catch (UnreadableEvent fault) {
            return List.of(new Reading.Unreadable(fault.getMessage()));
        }
    }

    /**
     * An object as SES publishes it to SNS, Firehose or a log, put into the envelope that
     * EventBridge would have used.
     *
     * @throws UnreadableEvent when it does not say which kind of event it is
     */
    public static Map<String, Object> envelope(Map<String, Object> bare) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put(
                "id",
                UUID.nameUUIDFromBytes(Json.text(bare).getBytes(StandardCharsets.UTF_8))
                        .toString());
        event.put(
                "detail-type",
                type(Fields.of(Map.of("detail", bare)).object("detail")).detailType());
        event.put("source", "rebound.intake");
        event.put("resources", List.of());
        event.put("detail", bare);
        time(event).ifPresent(time -> event.put("time", time.toString()));
        return event;
    }

    /** When an event happened, as far as it says so. */
    public static Optional<Instant> time(Map<String, Object> event) {
        try {
            return Fields.of(event)
                    .optionalTime("time")
                    .or(() -> firstFeedback(event).map(Feedback::at));
        } catch (UnreadableEvent noTimestamp) {
            return firstFeedback(event).map(Feedback::at);
        }
    }

    private static Optional<Feedback> firstFeedback(Map<String, Object> event) {
        return read(event).stream()
                .flatMap(
                        reading ->
                                reading instanceof Reading.Understood(Feedback feedback)
                                        ? Stream.of(feedback)
                                        : Stream.empty())
                .findFirst();
    }

    private static EventType type(Fields envelope, Fields detail) {
        String detailType = envelope.optionalText("detail-type").orElse("");
        return EventType.ofDetailType(detailType).orElseGet(() -> type(detail));
    }

    private static EventType type(Fields detail) {
        String name = detail.has("eventType") ? "eventType" : "notificationType";
        String word = detail.text(name);
        return EventType.ofSesName(word)
                .orElseThrow(
                        () ->
                                new UnreadableEvent(
                                        "detail."
                                                + name
                                                + " \""
                                                + Excerpt.of(word)
                                                + "\" is none of SES's"));
    }

    private static Message message(Fields mail) {
        return new Message(
                mail.text("messageId"), mail.optionalTime("timestamp"), mail.texts("destination"));
    }

    private record Event(EventType type, Fields envelope, Fields detail, Message message) {
        List<Reading> readings() {
            return switch (type) {
                case BOUNCE -> bounces(detail.object("bounce"));
                case COMPLAINT -> complaints(detail.object("complaint"));
                case DELIVERY_DELAY -> delays(detail.object("deliveryDelay"));
                case DELIVERY -> deliveries(detail.object("delivery"));
                case SEND ->
                        each(
                                message.destination(),
                                to -> new Progress.Send(message, to, at(envelope)));
                case REJECT -> rejects(detail.object("reject"));
                case RENDERING_FAILURE -> renderingFailures(detail.object("failure"));
                case OPEN -> oneOf(to -> new Progress.Open(message, to, at(detail.object("open"))));
                case CLICK ->
                        oneOf(to -> new Progress.Click(message, to, at(detail.object("click"))));
                case SUBSCRIPTION -> subscriptions(detail.object("subscription"));
            };
        }

        private List<Reading> bounces(Fields bounce) {
            Instant at = at(bounce);
            String reportingMta = bounce.optionalText("reportingMTA").orElse("");
            return bounce.objects("bouncedRecipients").stream()
                    .map(
                            r ->
                                    reading(
                                            r,
                                            to ->
                                                    new Bounce(
                                                            message,
                                                            to,
                                                            at,
                                                            bounce.optionalText("feedbackId"),
                                                            word(bounce, "bounceType"),
                                                            word(bounce, "bounceSubType"),
                                                            dsn(r, reportingMta))))
                    .toList();
        }

        private List<Reading> complaints(Fields complaint) {
            Instant at = at(complaint);
            List<Fields> recipients = complaint.objects("complainedRecipients");
            return recipients.stream()
                    .map(
                            r ->
                                    reading(
                                            r,
                                            to ->
                                                    new Complaint(
                                                            message,
                                                            to,
                                                            at,
                                                            complaint.optionalText("feedbackId"),
                                                            word(
                                                                    complaint,
                                                                    "complaintFeedbackType"),
                                                            word(complaint, "complaintSubType"),
                                                            recipients.size())))
                    .toList();
        }

        private List<Reading> delays(Fields delay) {
            Instant at = at(delay);
            String reportingMta = delay.optionalText("reportingMTA").orElse("");
            return delay.objects("delayedRecipients").stream()
                    .map(
                            r ->
                                    reading(
                                            r,
                                            to ->
                                                    new DeliveryDelay(
                                                            message,
                                                            to,
                                                            at,
                                                            word(delay, "delayType"),
                                                            delay.optionalTime("expirationTime"),
                                                            dsn(r, reportingMta))))
                    .toList();
        }

        private List<Reading> deliveries(Fields delivery) {
            Instant at = at(delivery);
            return each(delivery.texts("recipients"), to -> new Progress.Delivery(message, to, at));
        }

        private List<Reading> rejects(Fields reject) {
            String reason = word(reject, "reason");
            return each(
                    message.destination(),
                    to -> new Progress.Reject(message, to, at(reject), reason));
        }

        private List<Reading> renderingFailures(Fields failure) {
            String template = word(failure, "templateName");
            String error = word(failure, "errorMessage");
            return each(
                    message.destination(),
                    to -> new Progress.RenderingFailure(message, to, at(failure), template, error));
        }

        private List<Reading> subscriptions(Fields change) {
            boolean optedOut =
                    change.has("newTopicPreferences")
                            && optedOut(change.object("newTopicPreferences"));
            return oneOf(
                    to ->
                            new Progress.Subscription(
                                    message,
                                    to,
                                    at(change),
                                    word(change, "contactList"),
                                    optedOut));
        }

        private static boolean optedOut(Fields preferences) {
            return preferences.isTrue("unsubscribeAll")
                    || preferences.has("topicSubscriptionStatus")
                            && preferences.objects("topicSubscriptionStatus").stream()
                                    .anyMatch(
                                            topic ->
                                                    word(topic, "subscriptionStatus")
                                                            .equals("OptOut"));
        }

        /**
         * SES tells that somebody opened, not who: certain only when there was but one recipient.
         */
        private List<Reading> oneOf(Function<Address, Feedback> feedback) {
            return message.destination().size() == 1
                    ? each(message.destination(), feedback)
                    : List.of(new Reading.Understood(feedback.apply(Address.UNDISCLOSED)));
        }

        private List<Reading> each(List<String> recipients, Function<Address, Feedback> feedback) {
            if (recipients.isEmpty()) throw new UnreadableEvent("detail names no recipient");
            return recipients.stream().map(text -> reading(text, feedback)).toList();
        }

        private static Reading reading(Fields recipient, Function<Address, Feedback> feedback) {
            try {
                return reading(recipient.text("emailAddress"), feedback);
            } catch (UnreadableEvent fault) {
                return new Reading.Unreadable(fault.getMessage());
            }
        }

        private static Reading reading(String recipient, Function<Address, Feedback> feedback) {
            try {
                return new Reading.Understood(feedback.apply(Address.parse(recipient)));
            } catch (InvalidAddress fault) {
                return new Reading.Unreadable(fault.getMessage());
            }
        }

        private Instant at(Fields block) {
            return block.optionalTime("timestamp")
                    .or(() -> envelope.optionalTime("time"))
                    .or(message::sentAt)
                    .orElseThrow(() -> new UnreadableEvent("the event has no timestamp at all"));
        }

        private static Dsn dsn(Fields recipient, String reportingMta) {
            return new Dsn(
                    word(recipient, "action"),
                    word(recipient, "status"),
                    word(recipient, "diagnosticCode"),
                    reportingMta);
        }

        private static String word(Fields block, String name) {
            return block.optionalText(name).orElse("");
        }
    }
}
