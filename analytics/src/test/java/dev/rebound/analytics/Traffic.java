package dev.rebound.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Mail and what became of it, as the rows of a plan ask for, so that what a query must find can be
 * added up from the plan. One event in six comes twice.
 */
final class Traffic {
    private static final Instant SENT = Instant.parse("2026-04-07T08:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofMinutes(95);

    private final List<Map<String, Object>> events = new ArrayList<>();
    private Map<String, String> row;
    private String messageId;
    private List<String> recipients;
    private Instant sent;

    static List<Map<String, Object>> of(Path plan) throws IOException {
        List<String[]> lines =
                Files.readAllLines(plan).stream().map(line -> line.split(",", -1)).toList();
        Traffic traffic = new Traffic();
        for (int row = 1; row < lines.size(); row++) traffic.row(row, lines.get(0), lines.get(row));
        return traffic.events;
    }

    private void row(int number, String[] names, String[] values) {
        row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) row.put(names[i], values[i]);
        for (int mail = 0; mail < count("sent"); mail++) {
            messageId = "0102019d%02d%06d".formatted(number, mail);
            recipients = List.of("Reader." + mail + "@" + row.get("domain"));
            sent = SENT.plusSeconds(mail);
            tell("Send", Duration.ZERO, Map.of());
            ends(mail);
        }
    }

    private void ends(int mail) {
        int left = mail;
        if ((left -= count("hard")) < 0) bounced("Permanent", "General", SECOND);
        else if ((left -= count("listed")) < 0)
            bounced("Permanent", "OnAccountSuppressionList", SECOND);
        else if ((left -= count("soft")) < 0) bounced("Transient", "MailboxFull", LATE);
        else if ((left -= count("lost")) >= 0) delivered(left);
    }

    /**
     * @param delivery its number among the row's deliveries
     */
    private void delivered(int delivery) {
        Duration needed = Duration.ofMillis(millis(delivery));
        long millis = needed.toMillis();
        tell("Delivery", needed, Map.of("processingTimeMillis", millis, "recipients", recipients));
        if (delivery < count("late")) bounced("Permanent", "NoEmail", needed.plus(LATE));
        if (delivery < count("complaints")) complained("abuse");
        else if (delivery < count("complaints") + count("not_spam")) complained("not-spam");
        if (delivery < count("opened")) tell("Open", LATE, Map.of());
        if (delivery < count("opened")) tell("Open", LATE.plus(SECOND), Map.of());
        if (delivery < count("clicked")) tell("Click", LATE, Map.of("link", "https://a.example/"));
    }

    /**
     * Nine in ten take the row's time, most others ten times as long, four in a hundred a hundred
     * times.
     */
    private long millis(int delivery) {
        int all = count("sent") - count("hard") - count("listed") - count("soft") - count("lost");
        long usual = count("millis");
        if (delivery < all * 0.90) return usual;
        return delivery < all * 0.96 ? usual * 10 : usual * 100;
    }

    private void bounced(String type, String subType, Duration after) {
        Map<String, Object> bounce = new LinkedHashMap<>();
        bounce.put("bounceType", type);
        bounce.put("bounceSubType", subType);
        bounce.put("bouncedRecipients", addressed(recipients));
        bounce.put("feedbackId", "b-" + messageId);
        tell("Bounce", after, bounce);
    }

    /** The provider tells SES only that somebody did, and SES names two. */
    private void complained(String type) {
        List<String> perhaps = List.of(recipients.getFirst(), "Somebody@" + row.get("domain"));
        Map<String, Object> complaint = new LinkedHashMap<>();
        complaint.put("complaintFeedbackType", type);
        complaint.put("complainedRecipients", addressed(perhaps));
        complaint.put("feedbackId", "c-" + messageId);
        tell("Complaint", LATE, complaint);
    }

    private static List<Map<String, String>> addressed(List<String> recipients) {
        return recipients.stream().map(recipient -> Map.of("emailAddress", recipient)).toList();
    }

    private void tell(String type, Duration after, Map<String, Object> told) {
        Map<String, Object> block = new LinkedHashMap<>(told);
        block.put("timestamp", sent.plus(after).toString());
        String name = type.toLowerCase(Locale.ROOT);
        Map<String, Object> event = Map.of("eventType", type, "mail", mail(), name, block);
        events.add(event);
        if (events.size() % 7 == 0) events.add(event);
    }

    private Map<String, Object> mail() {
        Map<String, Object> mail = new LinkedHashMap<>();
        mail.put("timestamp", sent.toString());
        mail.put("messageId", messageId);
        mail.put("destination", recipients);
        mail.put("tags", tags());
        return mail;
    }

    private Map<String, List<String>> tags() {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        for (String name : List.of("ses:configuration-set", "template", "campaign"))
            if (!row.get(name).isEmpty()) tags.put(name, List.of(row.get(name)));
        return tags;
    }

    private int count(String name) {
        return Integer.parseInt(row.get(name));
    }
}
