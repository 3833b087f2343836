package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Bounce;
import dev.rebound.core.Complaint;
import dev.rebound.core.DeliveryDelay;
import dev.rebound.core.Dsn;
import dev.rebound.core.EventType;
import dev.rebound.core.Feedback;
import dev.rebound.core.InvalidAddress;
import dev.rebound.core.Message;
import dev.rebound.core.Progress;
import dev.rebound.core.Progress.Subscription.Change;
import dev.rebound.core.Tags;
import dev.rebound.functions.SesEvents.Reading;
import dev.rebound.json.Fields;
import dev.rebound.json.Unreadable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The part of {@link SesEvents} that differs from one type of event to the other: the blocks inside
 * {@code detail}.
 */
final class SesDetail {
    private final Fields envelope;
    private final Fields detail;
    private final Message message;

    SesDetail(Fields envelope, Fields detail) {
        this.envelope = envelope;
        this.detail = detail;
        Fields mail = detail.object("mail");
        this.message =
                new Message(
                        mail.text("messageId"),
                        mail.optionalTime("timestamp"),
                        mail.texts("destination"),
                        mail.optionalObject("tags").map(SesDetail::tags).orElse(Tags.NONE));
    }

    /** Each has a list of values; of several the first counts. */
    private static Tags tags(Fields tags) {
        Map<String, String> first = new LinkedHashMap<>();
        tags.values()
                .forEach(
                        (name, value) -> {
                            Object one =
                                    value instanceof List<?> all && !all.isEmpty()
                                            ? all.getFirst()
                                            : value;
                            if (one instanceof String text) first.put(name, text);
                        });
        return new Tags(first);
    }

    List<Reading> readings(EventType type) {
        return switch (type) {
            case BOUNCE -> bounces(detail.object("bounce"));
            case COMPLAINT -> complaints(detail.object("complaint"));
            case DELIVERY_DELAY -> delays(detail.object("deliveryDelay"));
            case DELIVERY -> deliveries(detail.object("delivery"));
            case SEND ->
                    each(message.destination(), to -> new Progress.Send(message, to, at(envelope)));
            case REJECT -> rejects(detail.object("reject"));
            case RENDERING_FAILURE -> renderingFailures(detail.object("failure"));
            case OPEN -> oneOf(to -> new Progress.Open(message, to, at(detail.object("open"))));
            case CLICK -> oneOf(to -> new Progress.Click(message, to, at(detail.object("click"))));
            case SUBSCRIPTION -> subscriptions(detail.object("subscription"));
        };
    }

    private List<Reading> bounces(Fields bounce) {
        Instant at = at(bounce);
        String type = word(bounce, "bounceType");
        String subType = word(bounce, "bounceSubType");
        BiFunction<Fields, Address, Feedback> one =
                (r, to) ->
                        new Bounce(
                                message,
                                to,
                                at,
                                bounce.optionalText("feedbackId"),
                                type,
                                subType,
                                dsn(bounce, r));
        return each(bounce, "bouncedRecipients", one);
    }

    private List<Reading> complaints(Fields complaint) {
        Instant at = at(complaint);
        String type = word(complaint, "complaintFeedbackType");
        String subType = word(complaint, "complaintSubType");
        int candidates = complaint.objects("complainedRecipients").size();
        BiFunction<Fields, Address, Feedback> one =
                (_, to) ->
                        new Complaint(
                                message,
                                to,
                                at,
                                complaint.optionalText("feedbackId"),
                                type,
                                subType,
                                candidates);
        return each(complaint, "complainedRecipients", one);
    }

    private List<Reading> delays(Fields delay) {
        Instant at = at(delay);
        String type = word(delay, "delayType");
        BiFunction<Fields, Address, Feedback> one =
                (r, to) ->
                        new DeliveryDelay(
                                message,
                                to,
                                at,
                                type,
                                delay.optionalTime("expirationTime"),
                                dsn(delay, r));
        return each(delay, "delayedRecipients", one);
    }

    private List<Reading> deliveries(Fields delivery) {
        Instant at = at(delivery);
        return each(delivery.texts("recipients"), to -> new Progress.Delivery(message, to, at));
    }

    private List<Reading> rejects(Fields reject) {
        String reason = word(reject, "reason");
        return each(
                message.destination(), to -> new Progress.Reject(message, to, at(reject), reason));
    }

    private List<Reading> renderingFailures(Fields failure) {
        String template = word(failure, "templateName");
        String error = word(failure, "errorMessage");
        return each(
                message.destination(),
                to -> new Progress.RenderingFailure(message, to, at(failure), template, error));
    }

    private List<Reading> subscriptions(Fields change) {
        String list = word(change, "contactList");
        Change how =
                change.has("newTopicPreferences")
                        ? change(change.object("newTopicPreferences"))
                        : Change.IN;
        return oneOf(to -> new Progress.Subscription(message, to, at(change), list, how));
    }

    private static Change change(Fields preferences) {
        if (preferences.isTrue("unsubscribeAll")) return Change.OUT_OF_ALL;
        if (preferences.isEmpty("topicSubscriptionStatus")) return Change.IN;
        return preferences.objects("topicSubscriptionStatus").stream()
                        .anyMatch(topic -> word(topic, "subscriptionStatus").equals("OptOut"))
                ? Change.OUT_OF_SOME
                : Change.IN;
    }

    /** SES tells that somebody opened, not who: certain only when there was but one recipient. */
    private List<Reading> oneOf(Function<Address, Feedback> feedback) {
        return message.destination().size() == 1
                ? each(message.destination(), feedback)
                : List.of(new Reading.Understood(feedback.apply(Address.UNDISCLOSED)));
    }

    private static List<Reading> each(
            List<String> recipients, Function<Address, Feedback> feedback) {
        if (recipients.isEmpty()) throw new Unreadable("detail names no recipient");
        return recipients.stream().map(text -> reading(text, feedback)).toList();
    }

    private static List<Reading> each(
            Fields block, String name, BiFunction<Fields, Address, Feedback> feedback) {
        return block.objects(name).stream().map(recipient -> reading(recipient, feedback)).toList();
    }

    private static Reading reading(
            Fields recipient, BiFunction<Fields, Address, Feedback> feedback) {
        try {
            return reading(recipient.text("emailAddress"), to -> feedback.apply(recipient, to));
        } catch (Unreadable fault) {
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
                .orElseThrow(() -> new Unreadable("the event has no timestamp at all"));
    }

    private static Dsn dsn(Fields block, Fields recipient) {
        return new Dsn(
                word(recipient, "action"),
                word(recipient, "status"),
                word(recipient, "diagnosticCode"),
                word(block, "reportingMTA"));
    }

    private static String word(Fields block, String name) {
        return block.optionalText(name).orElse("");
    }
}
