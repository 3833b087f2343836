package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;
import dev.rebound.functions.Ledger;
import dev.rebound.json.Json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Events about three people and three messages, and the ledger they lead to: for tests of order,
 * repetition and death.
 */
final class Story {
    static final List<String> PEOPLE = List.of("ana@one.test", "ben@one.test", "cid@two.test");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Story() {}

    /**
     * @param kind what happens
     * @param person to whom, as an index
     * @param day when, and of which message
     */
    record Plot(Kind kind, int person, int day) {
        Map<String, Object> event() {
            String at = START.plusSeconds(86_400L * day + 60L * kind.ordinal()).toString();
            String recipient = PEOPLE.get(person);
            Map<String, Object> mail =
                    Map.of(
                            "messageId",
                            "m-" + day,
                            "destination",
                            kind == Kind.OPT_OUT ? List.of(recipient) : PEOPLE,
                            "timestamp",
                            START.toString());
            return kind.event(mail, recipient, at, "f-" + kind + "-" + person + "-" + day);
        }

        Input.Piece piece() {
            return new Input.Piece(toString(), Json.text(event()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What may happen, with SES's words for it. */
    enum Kind {
        DELIVERY("Delivery", "delivery"),
        DELAY("DeliveryDelay", "deliveryDelay"),
        MAILBOX_FULL("Bounce", "bounce"),
        NO_SUCH_DOMAIN("Bounce", "bounce"),
        NO_SUCH_MAILBOX("Bounce", "bounce"),
        SENDER_FAULT("Bounce", "bounce"),
        COMPLAINT("Complaint", "complaint"),
        POSSIBLE_COMPLAINT("Complaint", "complaint"),
        NOT_SPAM("Complaint", "complaint"),
        OPT_OUT("Subscription", "subscription"),
        MAILBOX_FULL_AND_NO_SUCH_MAILBOX("Bounce", "bounce"),
        SEND("Send", "send"),
        TAKEN_FOR_SPAM("DeliveryDelay", "deliveryDelay");

        private final String type;
        private final String block;

        Kind(String type, String block) {
            this.type = type;
            this.block = block;
        }

        /**
         * @param mail SES's own block about the message
         */
        Map<String, Object> event(
                Map<String, Object> mail, String recipient, String at, String feedbackId) {
            Map<String, Object> detail =
                    new LinkedHashMap<>(Map.of("eventType", type, "mail", mail));
            detail.put(block, block(recipient, at, feedbackId));
            return detail;
        }

        private Map<String, Object> block(String recipient, String at, String feedbackId) {
            return switch (this) {
                case DELIVERY -> Map.of("timestamp", at, "recipients", List.of(recipient));
                case SEND -> Map.of();
                case DELAY -> delay(recipient, at, "General", "4.4.1");
                case TAKEN_FOR_SPAM -> delay(recipient, at, "SpamDetected", "4.7.1");
                case MAILBOX_FULL -> bounce(recipient, at, feedbackId, "5.2.2");
                case NO_SUCH_DOMAIN -> bounce(recipient, at, feedbackId, "5.4.4");
                case NO_SUCH_MAILBOX -> bounce(recipient, at, feedbackId, "5.1.1");
                case SENDER_FAULT -> bounce(recipient, at, feedbackId, "5.7.26");
                case COMPLAINT -> complaint(at, feedbackId, "abuse", List.of(recipient));
                case POSSIBLE_COMPLAINT ->
                        complaint(at, feedbackId, "abuse", List.of(recipient, "zoe@one.test"));
                case NOT_SPAM -> complaint(at, feedbackId, "not-spam", List.of(recipient));
                case OPT_OUT ->
                        Map.of(
                                "timestamp",
                                at,
                                "newTopicPreferences",
                                Map.of("unsubscribeAll", true));
                case MAILBOX_FULL_AND_NO_SUCH_MAILBOX ->
                        bounce(
                                at,
                                feedbackId,
                                List.of(
                                        recipient(recipient, "5.2.2"),
                                        recipient("zoe@one.test", "5.1.1")));
            };
        }

        private static Map<String, Object> delay(
                String recipient, String at, String type, String status) {
            return Map.of(
                    "timestamp",
                    at,
                    "delayType",
                    type,
                    "delayedRecipients",
                    List.of(recipient(recipient, status)));
        }

        private static Map<String, Object> bounce(
                String recipient, String at, String feedbackId, String status) {
            return bounce(at, feedbackId, List.of(recipient(recipient, status)));
        }

        private static Map<String, Object> bounce(
                String at, String feedbackId, List<Map<String, String>> recipients) {
            return Map.of(
                    "timestamp",
                    at,
                    "feedbackId",
                    feedbackId,
                    "bounceType",
                    "Transient",
                    "bounceSubType",
                    "General",
                    "bouncedRecipients",
                    recipients);
        }

        private static Map<String, Object> complaint(
                String at, String feedbackId, String type, List<String> recipients) {
            List<Map<String, String>> listed =
                    recipients.stream().map(each -> Map.of("emailAddress", each)).toList();
            return Map.of(
                    "timestamp",
                    at,
                    "feedbackId",
                    feedbackId,
                    "complaintFeedbackType",
                    type,
                    "complainedRecipients",
                    listed);
        }

        private static Map<String, String> recipient(String recipient, String status) {
            return Map.of("emailAddress", recipient, "action", "failed", "status", status);
        }
    }

    /** Everything in a ledger that must not depend on order, repetition or death. */
    static Map<String, Object> end(Ledger ledger, List<Plot> plots) {
        Map<String, Object> end = new TreeMap<>();
        List<String> people = new ArrayList<>(PEOPLE);
        people.add("zoe@one.test");
        for (String person : people) {
            RecipientHistory history = ledger.history(Address.parse(person));
            end.put(person, history);
            for (Plot plot : plots)
                end.put(person + " m-" + plot.day(), reported(ledger, plot, person));
        }
        return end;
    }

    private static Set<Status> reported(Ledger ledger, Plot plot, String person) {
        return ledger.reported("m-" + plot.day(), Address.parse(person));
    }
}
