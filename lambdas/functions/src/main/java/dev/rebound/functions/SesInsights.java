package dev.rebound.functions;

import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EmailInsights;
import software.amazon.awssdk.services.sesv2.model.GetMessageInsightsResponse;
import software.amazon.awssdk.services.sesv2.model.InsightsEvent;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@link Insights} by GetMessageInsights (SES API v2), which needs the Virtual Deliverability
 * Manager and takes one call a second. Of events it gives those that end a message.
 */
final class SesInsights implements Insights {
    private static final Duration PACE = Duration.ofMillis(1_050);

    private final SesV2Client client;
    private long next = System.nanoTime();

    SesInsights(SesV2Client client) {
        this.client = client;
    }

    @Override
    public List<Map<String, Object>> events(String messageId) {
        pace();
        try {
            GetMessageInsightsResponse known =
                    client.getMessageInsights(r -> r.messageId(messageId));
            return known.insights().stream().flatMap(each -> events(known, each)).toList();
        } catch (NotFoundException | BadRequestException nothingIsKnown) {
            return List.of(); // also where the manager is not switched on
        }
    }

    private synchronized void pace() {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        next = System.nanoTime() + PACE.toNanos();
    }

    private static Stream<Map<String, Object>> events(
            GetMessageInsightsResponse known, EmailInsights one) {
        return one.events().stream()
                .sorted(Comparator.comparing(InsightsEvent::timestamp))
                .flatMap(event -> event(known, one.destination(), event));
    }

    /** A complaint about one of several recipients would be a guess. */
    private static Stream<Map<String, Object>> event(
            GetMessageInsightsResponse known, String to, InsightsEvent event) {
        return switch (event.type()) {
            case DELIVERY ->
                    one(
                            known,
                            to,
                            event,
                            "Delivery",
                            "delivery",
                            Map.of("recipients", List.of(to)));
            case BOUNCE -> one(known, to, event, "Bounce", "bounce", bounce(to, event));
            case COMPLAINT ->
                    known.insights().size() > 1
                            ? Stream.empty()
                            : one(known, to, event, "Complaint", "complaint", complaint(to, event));
            case REJECT -> one(known, to, event, "Reject", "reject", Map.of());
            case RENDERING_FAILURE ->
                    one(known, to, event, "Rendering Failure", "failure", Map.of());
            default -> Stream.empty();
        };
    }

    private static Stream<Map<String, Object>> one(
            GetMessageInsightsResponse known,
            String to,
            InsightsEvent event,
            String type,
            String block,
            Map<String, Object> what) {
        Map<String, List<String>> tags =
                known.emailTags().stream()
                        .collect(
                                Collectors.groupingBy(
                                        MessageTag::name,
                                        Collectors.mapping(
                                                MessageTag::value, Collectors.toList())));
        Map<String, Object> mail = new LinkedHashMap<>();
        mail.put("messageId", known.messageId());
        mail.put("destination", List.of(to));
        mail.put("tags", tags);
        Map<String, Object> timed = new LinkedHashMap<>(what);
        timed.put("timestamp", event.timestamp().toString());
        return Stream.of(Map.of("eventType", type, "mail", mail, block, timed));
    }

    private static Map<String, Object> bounce(String to, InsightsEvent event) {
        var bounce = event.details().bounce();
        String said = bounce.diagnosticCode() == null ? "" : bounce.diagnosticCode();
        return Map.of(
                "bounceType", bounceType(bounce.bounceTypeAsString()),
                "bounceSubType", bounce.bounceSubType() == null ? "" : bounce.bounceSubType(),
                "bouncedRecipients",
                        List.of(
                                Map.of(
                                        "emailAddress", to,
                                        "action", "failed",
                                        "diagnosticCode", said)));
    }

    /** Here they are PERMANENT and TRANSIENT, in events Permanent and Transient. */
    private static String bounceType(String word) {
        return word == null || word.isEmpty()
                ? ""
                : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> complaint(String to, InsightsEvent event) {
        var complaint = event.details().complaint();
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("complaintSubType", complaint.complaintSubType());
        block.put("complaintFeedbackType", complaint.complaintFeedbackType());
        block.put("complainedRecipients", List.of(Map.of("emailAddress", to)));
        return block;
    }
}
