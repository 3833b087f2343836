package dev.rebound.local.simulation;

import dev.rebound.core.Address;
import dev.rebound.core.EventType;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;
import dev.rebound.core.Suppression;
import dev.rebound.functions.Ledger.Entry;
import dev.rebound.functions.Outbox.Sending;
import dev.rebound.local.Storage;
import dev.rebound.local.ses.Mailboxes;
import dev.rebound.local.ses.Mailboxes.Arrival;
import dev.rebound.local.ses.Receiver;
import dev.rebound.mail.Mail;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares what Rebound knows after a simulation with what really happened. */
record Outcome(
        Storage storage,
        Mailboxes mailboxes,
        Function<Address, Receiver> receivers,
        Journal journal,
        List<Map<String, Object>> events,
        Instant end) {

    Totals totals() {
        NavigableMap<Integer, Integer> byAttempt = new TreeMap<>();
        NavigableMap<String, Integer> declined = new TreeMap<>();
        int delivered = 0;
        int twice = 0;
        int lost = 0;
        for (Map.Entry<Mail, Optional<String>> posted : journal.receipts().entrySet()) {
            Mail mail = posted.getKey();
            List<Arrival> arrivals = mailboxes.of(mail.id());
            if (arrivals.size() > 1 || mailboxes.isTakenTwice(mail.id())) twice++;
            if (!arrivals.isEmpty()) {
                delivered++;
                byAttempt.merge(arrivals.getFirst().attempt(), 1, Integer::sum);
            }
            posted.getValue()
                    .filter(Outcome::isDeclined)
                    .ifPresent(word -> declined.merge(word, 1, Integer::sum));
            if (arrivals.isEmpty() && !isEnded(mail, posted.getValue())) lost++;
        }
        List<Suppression> suppressions = suppressions();
        return new Totals(
                journal.receipts().size(),
                delivered,
                byAttempt,
                declined,
                suppressions.size(),
                wronglySuppressed(suppressions),
                wronglyKept(suppressions),
                twice,
                lost,
                journal.stuck(),
                unexplained(suppressions));
    }

    private static boolean isDeclined(String word) {
        return !word.equals("sent") && !word.equals("unanswered");
    }

    private boolean isEnded(Mail mail, Optional<String> receipt) {
        if (receipt.isEmpty()) return false;
        if (isDeclined(receipt.get())) return true;
        var last =
                storage.outbox()
                        .find(mail.recipient(), mail.id())
                        .map(kept -> kept.attempts().lastEntry());
        return last.isPresent() && isEnded(mail, last.get().getValue());
    }

    /** Nobody may be left without a mail for no reason that Rebound could give. */
    private boolean isEnded(Mail mail, Sending last) {
        if (last.messageId().isEmpty()) return journal.isStuck(mail.id());
        String message = last.messageId().get();
        Set<Status> reported = storage.ledger().reported(message, mail.recipient());
        if (reported.contains(Status.NOT_SENT)) return !wantsMail(mail.recipient(), last.at());
        if (reported.stream().anyMatch(Status::forbidsResend))
            return !wantsMail(mail.recipient(), end);
        return reported.contains(Status.BOUNCED)
                ? timeline(mail.recipient()).anyMatch(entry -> isSettled(entry, message))
                : journal.isStuck(message);
    }

    /** A bounce about which there is nothing left to decide or to do. */
    private static boolean isSettled(Entry entry, String message) {
        boolean bounce =
                entry.decision().messageId().equals(message)
                        && entry.decision().type() == EventType.BOUNCE;
        return bounce
                && switch (entry.decision().word()) {
                    case SUPPRESS, HOLD, LEAVE -> true;
                    case RESEND -> entry.outcome().isPresent();
                    case DOUBT, WATCH, LIFT -> false;
                };
    }

    private boolean wantsMail(Address recipient, Instant at) {
        Receiver receiver = receivers.apply(recipient);
        return receiver.isLiving(at) && !receiver.complains();
    }

    private List<Suppression> suppressions() {
        try (Stream<RecipientHistory> all = storage.ledger().suppressed()) {
            return all.flatMap(history -> history.suppression(end).stream()).toList();
        }
    }

    /** Also for a while, and also when it was taken back. */
    private int wronglySuppressed(List<Suppression> suppressions) {
        Set<Address> wrong = new HashSet<>();
        for (Suppression suppression : suppressions)
            if (wantsMail(suppression.recipient(), suppression.since()))
                wrong.add(suppression.recipient());
        journal.suppressed()
                .forEach(
                        (recipient, times) -> {
                            if (times.stream().anyMatch(since -> wantsMail(recipient, since)))
                                wrong.add(recipient);
                        });
        return wrong.size();
    }

    private static boolean showsThatItIsDead(Receiver receiver, Instant at) {
        return !receiver.isLiving(at) && !receiver.isLiving(Instant.MAX) && receiver.isInOrder(at);
    }

    /** Nobody can know of a mailbox to which no message came to tell. */
    private int wronglyKept(List<Suppression> suppressions) {
        Set<Address> suppressed = new HashSet<>();
        suppressions.forEach(each -> suppressed.add(each.recipient()));
        Set<Address> kept = new HashSet<>();
        for (Map<String, Object> event : events)
            for (Told told : Told.by(event)) {
                Receiver receiver = receivers.apply(told.recipient());
                boolean shown =
                        told.type() == EventType.BOUNCE && showsThatItIsDead(receiver, told.at())
                                || told.type() == EventType.COMPLAINT;
                if (shown && !suppressed.contains(told.recipient())) kept.add(told.recipient());
            }
        return kept.size();
    }

    private int unexplained(List<Suppression> suppressions) {
        int unexplained = 0;
        for (Map<String, Object> event : events)
            for (Told told : Told.by(event)) if (!isExplained(told)) unexplained++;
        for (Suppression suppression : suppressions)
            if (timeline(suppression.recipient()).noneMatch(e -> isCause(e, suppression)))
                unexplained++;
        return unexplained;
    }

    private static boolean isCause(Entry entry, Suppression suppression) {
        return entry.decision().key().equals(suppression.key());
    }

    private boolean isExplained(Told told) {
        return timeline(told.recipient())
                .anyMatch(
                        entry ->
                                entry.decision().type() == told.type()
                                        && entry.decision().messageId().equals(told.message()));
    }

    private Stream<Entry> timeline(Address recipient) {
        return storage.ledger().timeline(recipient).stream();
    }
}
