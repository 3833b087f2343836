package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Blame;
import dev.rebound.core.Decision;
import dev.rebound.core.EventType;
import dev.rebound.core.Reason;
import dev.rebound.core.RecipientHash;
import dev.rebound.functions.Ledger.Origin;
import dev.rebound.mail.Mail;
import dev.rebound.runtime.Signal;
import dev.rebound.runtime.Signal.Count;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the functions tell operators. */
final class Signals {
    private Signals() {}

    /** Decided about feedback that was not known before. */
    static Signal feedback(Decision decision, Origin origin) {
        List<Count> counts = decisions(decision);
        counts.add(Count.of("Feedback", "Type", decision.type().sesName()));
        if (countsAgainstTheAccount(decision)) counts.add(Count.of("HardBounces", 1));
        return decided(decision, origin, counts);
    }

    /** Decided once more, about feedback that had been doubted. */
    static Signal again(Decision decision, Origin origin) {
        return decided(decision, origin, decisions(decision));
    }

    static Signal duplicate(Origin origin) {
        Map<String, String> fields =
                Map.of("event", origin.event(), "execution", origin.execution());
        return Signal.of(Level.DEBUG, "decided before", fields, Count.of("Duplicates", 1));
    }

    static Signal quarantined(Quarantine.Item item) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("event", item.origin());
        fields.put("quarantine", item.id());
        fields.put("because", item.because());
        return Signal.of(Level.WARNING, "quarantined", fields, Count.of("Quarantined", 1));
    }

    /**
     * @param outcome as {@link Dispatcher} tells it
     */
    static Signal send(Mail mail, Map<String, Object> outcome) {
        return attempted("send", mail.recipient(), Map.of("mail", mail.id()), outcome);
    }

    /**
     * @param bounced the decision that led to it
     */
    static Signal resend(Decision bounced, Map<String, Object> outcome) {
        Map<String, String> after = Map.of("after", bounced.messageId());
        return attempted("resend", bounced.recipient(), after, outcome);
    }

    private static Signal attempted(
            String what, Address recipient, Map<String, String> of, Map<String, Object> outcome) {
        Map<String, String> fields = new LinkedHashMap<>(of);
        fields.put("recipient", RecipientHash.of(recipient).value());
        outcome.forEach((name, value) -> fields.put(name, String.valueOf(value)));
        Count count = Count.of("Sends", "Outcome", fields.get("outcome"));
        return Signal.of(Level.INFO, what, fields, count);
    }

    static Signal unlisted(Address recipient) {
        Map<String, String> fields = Map.of("recipient", RecipientHash.of(recipient).value());
        return Signal.of(Level.INFO, "taken off SES's list", fields);
    }

    static Signal outage(Decision decision) {
        Map<String, String> fields = Map.of("domain", decision.recipient().domain());
        return Signal.of(
                Level.WARNING, "a domain is in trouble", fields, Count.of("OutagesOpened", 1));
    }

    /** Of one hour and configuration set. */
    static Signal audited(Losses losses) {
        Map<String, String> fields = new LinkedHashMap<>();
        losses.json().forEach((name, value) -> fields.put(name, value.toString()));
        return Signal.of(
                losses.open().isEmpty() ? Level.INFO : Level.WARNING,
                "audited",
                fields,
                Count.of("Audited", losses.sent()),
                Count.of("Lost", losses.open().size()));
    }

    /**
     * @param item SQS's id of the message
     */
    static Signal returned(String item, RuntimeException fault) {
        Map<String, String> fields = Map.of("item", String.valueOf(item));
        String message = "goes back to the queue";
        return new Signal(Level.WARNING, message, fields, List.of(), Optional.of(fault));
    }

    private static Signal decided(Decision decision, Origin origin, List<Count> counts) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("messageId", decision.messageId());
        fields.put("recipient", RecipientHash.of(decision.recipient()).value());
        fields.put("event", origin.event());
        fields.put("execution", origin.execution());
        fields.put("type", decision.type().sesName());
        fields.put("decision", decision.word().word());
        decision.verdict()
                .ifPresent(
                        verdict -> {
                            fields.put("reason", verdict.reason().word());
                            fields.put("blame", verdict.blame().word());
                        });
        fields.put("policy", decision.policy());
        fields.put("policyVersion", decision.policyVersion());
        return new Signal(Level.INFO, "decided", fields, counts, Optional.empty());
    }

    private static List<Count> decisions(Decision decision) {
        List<Count> counts = new ArrayList<>();
        counts.add(Count.of("Decisions", "Decision", decision.word().word()));
        decision.verdict()
                .map(verdict -> Count.of("Decisions", "Reason", verdict.reason().word()))
                .ifPresent(counts::add);
        return counts;
    }

    /** SES leaves out of the account's bounce rate what its own list of the account refused. */
    private static boolean countsAgainstTheAccount(Decision decision) {
        boolean refused =
                decision.verdict()
                        .filter(verdict -> verdict.reason() == Reason.ALREADY_SUPPRESSED)
                        .filter(verdict -> verdict.blame() == Blame.NOBODY)
                        .isPresent();
        return decision.type() == EventType.BOUNCE && decision.hard() && !refused;
    }
}
