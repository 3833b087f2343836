package dev.rebound.local.ses;

import dev.rebound.core.EventType;
import dev.rebound.core.Tags;
import dev.rebound.event.Envelope;
import dev.rebound.json.Json;
import dev.rebound.local.ses.Receiver.Reply;
import dev.rebound.mail.Mail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message that SES took, and the JSON in which it tells of it. */
public record SesMessage(
        String id, Instant sentAt, Mail mail, int attempt, String configurationSet) {
    private static final String SENDER = "dns; a7-12.smtp-out.eu-west-1.amazonses.com";

    Map<String, Object> detail(EventType type, Map<String, Object> block) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("eventType", type.sesName());
        detail.put("mail", mailBlock());
        detail.put(name(type), block);
        return detail;
    }

    Map<String, Object> envelope(EventType type, Instant at, Map<String, Object> detail) {
        String id = Envelope.idOf(type + Json.text(detail));
        Map<String, Object> event = Envelope.of(id, "aws.ses", type.detailType(), detail);
        event.put("time", at.toString());
        return event;
    }

    private Map<String, Object> mailBlock() {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("timestamp", sentAt.toString());
        block.put("source", mail.from());
        block.put("messageId", id);
        block.put("destination", List.of(mail.recipient().value()));
        Map<String, Object> tags = new LinkedHashMap<>();
        mail.tags(attempt)
                .with(Tags.CONFIGURATION_SET, configurationSet)
                .values()
                .forEach((name, value) -> tags.put(name, List.of(value)));
        block.put("tags", tags);
        return block;
    }

    private static String name(EventType type) {
        return switch (type) {
            case SEND -> "send";
            case DELIVERY -> "delivery";
            case BOUNCE -> "bounce";
            case COMPLAINT -> "complaint";
            case OPEN -> "open";
            case DELIVERY_DELAY -> "deliveryDelay";
            case REJECT, CLICK, RENDERING_FAILURE, SUBSCRIPTION ->
                    throw new IllegalArgumentException("not simulated: " + type);
        };
    }

    Map<String, Object> delivery(Instant at) {
        return Map.of(
                "timestamp", at.toString(),
                "recipients", List.of(mail.recipient().value()),
                "smtpResponse", "250 2.0.0 OK");
    }

    Map<String, Object> open(Instant at) {
        return Map.of("timestamp", at.toString(), "userAgent", "simulated");
    }

    Map<String, Object> bounce(
            Instant at, String type, String subType, String status, String text) {
        Map<String, Object> bounce = bounce(at, type, subType, "b-" + id);
        bounce.put("reportingMTA", SENDER);
        bounce.put(
                "bouncedRecipients",
                List.of(
                        Map.of(
                                "emailAddress",
                                mail.recipient().value(),
                                "action",
                                "failed",
                                "status",
                                status,
                                "diagnosticCode",
                                text)));
        return bounce;
    }

    /** Without a report of what happened. */
    Map<String, Object> autoReply(Instant at) {
        Map<String, Object> bounce = bounce(at, "Transient", "General", "a-" + id);
        bounce.put("bouncedRecipients", List.of(Map.of("emailAddress", mail.recipient().value())));
        return bounce;
    }

    private static Map<String, Object> bounce(
            Instant at, String type, String subType, String feedbackId) {
        Map<String, Object> bounce = new LinkedHashMap<>();
        bounce.put("bounceType", type);
        bounce.put("bounceSubType", subType);
        bounce.put("timestamp", at.toString());
        bounce.put("feedbackId", feedbackId);
        return bounce;
    }

    Map<String, Object> delay(Instant at, Reply.Later later, Instant end) {
        return Map.of(
                "timestamp", at.toString(),
                "delayType", later.delayType(),
                "expirationTime", end.toString(),
                "delayedRecipients",
                        List.of(
                                Map.of(
                                        "emailAddress", mail.recipient().value(),
                                        "status", later.status(),
                                        "diagnosticCode", later.text())));
    }

    Map<String, Object> complaint(Instant at, String feedbackType) {
        return Map.of(
                "timestamp",
                at.toString(),
                "feedbackId",
                "c-" + id,
                "complaintFeedbackType",
                feedbackType,
                "complainedRecipients",
                List.of(Map.of("emailAddress", mail.recipient().value())));
    }
}
