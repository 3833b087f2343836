package dev.rebound.local.cli;

import dev.rebound.core.Address;
import dev.rebound.core.Decision;
import dev.rebound.core.RecipientHash;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.RecipientHistory.Mark;
import dev.rebound.core.Refusal;
import dev.rebound.core.Status;
import dev.rebound.core.Suppression;
import dev.rebound.functions.DecisionJson;
import dev.rebound.functions.Ledger.Entry;
import dev.rebound.functions.Outbox.Kept;
import dev.rebound.json.Json;
import dev.rebound.local.Records;
import dev.rebound.mail.Mail;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description =
                "Everything known of an address: what happened, what was decided, and what would"
                        + " change it.")
final class Why extends OnRecords {
    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Parameters(paramLabel = "ADDRESS")
    private String address;

    @Override
    int run(Records records) {
        Address recipient = Address.parse(address);
        List<Entry> timeline = records.ledger().timeline(recipient);
        RecipientHistory history = records.ledger().history(recipient);
        Optional<Suppression> suppression = history.suppression(records.now());
        List<Kept> mails = records.outbox().to(recipient);
        if (json) System.out.println(Json.text(json(recipient, suppression, timeline, mails)));
        else print(records, history, suppression, timeline, mails);
        return 0;
    }

    private void print(
            Records records,
            RecipientHistory history,
            Optional<Suppression> suppression,
            List<Entry> timeline,
            List<Kept> mails) {
        System.out.println(
                suppression.map(this::verdict).orElse(history.recipient() + " is not suppressed."));
        System.out.println(
                "  In the logs: recipient " + RecipientHash.of(history.recipient()) + ".");
        history.marks().forEach((mark, at) -> System.out.println("  " + sentence(mark, at)));
        history.lastReached()
                .ifPresent(
                        reached ->
                                System.out.println(
                                        "  Last known to have received, opened or clicked: "
                                                + reached.at()));
        mails.forEach(Why::print);
        if (timeline.isEmpty()) System.out.println("Nothing was ever reported about this address.");
        timeline.forEach(this::print);
        timeline.stream()
                .map(entry -> entry.decision().messageId())
                .distinct()
                .forEach(id -> print(records, id, history.recipient()));
    }

    private static String sentence(Mark mark, Instant at) {
        return switch (mark) {
            case CLEARED -> "Taken off the list by hand: everything up to " + at + " is forgiven.";
            case NOT_SPAM -> "Complaints up to " + at + " were taken back.";
            case OPTED_OUT -> "Unsubscribed from all lists on " + at + ".";
            case OPTED_IN -> "Subscribed again on " + at + ".";
        };
    }

    private String verdict(Suppression suppression) {
        return "%s is suppressed (%s) since %s, %s.%n  Because: %s%n  %s"
                .formatted(
                        suppression.recipient(),
                        suppression.ground().word(),
                        suppression.since(),
                        until(suppression),
                        suppression.because(),
                        wayOut(suppression));
    }

    private static String until(Suppression suppression) {
        return suppression.until().map(until -> "until " + until).orElse("for good");
    }

    private String wayOut(Suppression suppression) {
        String byHand = "./rebound suppressions remove " + suppression.recipient() + where;
        return switch (suppression.ground()) {
            case COMPLAINT ->
                    "What would lift it: a later not-spam report by the recipient's provider, or "
                            + byHand;
            case DEAD_ADDRESS, BY_HAND -> "What would lift it: " + byHand;
            case UNSUBSCRIBED -> "What would lift it: a new subscription, or " + byHand;
            case PAUSE -> "It ends by itself; sooner with " + byHand;
        };
    }

    private static void print(Kept kept) {
        Mail mail = kept.mail();
        System.out.printf("%nMail \"%s\" (%s)%n", mail.key(), mail.stream().word());
        kept.declined()
                .ifPresent(
                        no -> System.out.println("  not sent: " + no.word() + ". " + no.because()));
        if (kept.superseded()) System.out.println("  superseded: a later mail took its place");
        kept.attempts()
                .forEach(
                        (number, sending) ->
                                System.out.printf(
                                        "  attempt %d on %s: %s%n",
                                        number,
                                        sending.at(),
                                        sending.messageId()
                                                .map(id -> "message " + id)
                                                .orElse("nobody knows whether SES took it")));
    }

    private void print(Entry entry) {
        Decision decision = entry.decision();
        System.out.printf(
                "%n%s  %s  message %s%n",
                entry.at(), decision.type().sesName(), decision.messageId());
        System.out.printf("  %s: %s%n", decision.word().word(), decision.because());
        decision.verdict()
                .ifPresent(
                        v ->
                                System.out.printf(
                                        "  reason %s, blame %s, read from %s, said by %s%n",
                                        v.reason().word(),
                                        v.blame().word(),
                                        orNothing(v.evidence()),
                                        orNothing(v.provider())));
        System.out.printf("  policy %s, version %s%n", decision.policy(), decision.policyVersion());
        decision.resendAt().ifPresent(at -> System.out.println("  resend due at " + at));
        decision.suppressUntil().ifPresent(at -> System.out.println("  suppressed until " + at));
        entry.outcome().ifPresent(outcome -> System.out.println("  then: " + outcome));
        decision.watchUntil().ifPresent(at -> System.out.println("  looked at again on " + at));
        String execution = entry.origin().execution();
        if (!execution.isEmpty()) System.out.println("  ./rebound history " + execution + where);
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : text;
    }

    private static void print(Records records, String messageId, Address recipient) {
        Status.latest(records.ledger().reported(messageId, recipient))
                .ifPresent(
                        status ->
                                System.out.printf("%nMessage %s: %s%n", messageId, status.word()));
    }

    private static Map<String, Object> json(
            Address recipient,
            Optional<Suppression> suppression,
            List<Entry> timeline,
            List<Kept> mails) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("recipient", recipient.value());
        json.put("recipientHash", RecipientHash.of(recipient).value());
        json.put("suppression", suppression.map(SuppressionTable::json).orElse(null));
        json.put("mails", mails.stream().map(Why::json).toList());
        json.put("timeline", timeline.stream().map(Why::json).toList());
        return json;
    }

    private static Map<String, Object> json(Kept kept) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", kept.mail().key());
        json.put("stream", kept.mail().stream().word());
        json.put("declined", kept.declined().map(Refusal::word).orElse(null));
        json.put("because", kept.declined().map(Refusal::because).orElse(null));
        json.put(
                "messages",
                kept.attempts().values().stream()
                        .map(sending -> sending.messageId().orElse(null))
                        .toList());
        return json;
    }

    private static Map<String, Object> json(Entry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", entry.at().toString());
        json.put("event", entry.origin().event());
        json.put("execution", entry.origin().execution());
        json.put("decision", DecisionJson.write(entry.decision()));
        json.put("outcome", entry.outcome().orElse(null));
        return json;
    }
}
