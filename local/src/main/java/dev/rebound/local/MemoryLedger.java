package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.core.Decision;
import dev.rebound.core.Feedback;
import dev.rebound.core.Judgement;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;
import dev.rebound.functions.Ledger;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link Ledger} in maps, gone with the process. */
public final class MemoryLedger implements Ledger {
    private final Map<Address, RecipientHistory> histories = new TreeMap<>();
    private final Map<Address, TreeMap<String, Entry>> timelines = new TreeMap<>();
    private final Map<String, Set<Status>> reported = new TreeMap<>();

    @Override
    public synchronized Map<Address, RecipientHistory> histories(Collection<Address> recipients) {
        return recipients.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::known));
    }

    @Override
    public synchronized Stream<RecipientHistory> suppressed() {
        return histories.values().stream()
                .filter(history -> !history.suppressions().isEmpty())
                .toList()
                .stream();
    }

    @Override
    public synchronized RecipientHistory change(
            Address recipient, UnaryOperator<RecipientHistory> change) {
        return write(change.apply(known(recipient)));
    }

    @Override
    public synchronized Decision record(
            Feedback feedback, Origin origin, Function<RecipientHistory, Judgement> judge) {
        Judgement judgement = judge.apply(known(feedback.recipient()));
        judgement.status().ifPresent(status -> statuses(feedback).add(status));
        if (feedback.recipient().isDisclosed()) {
            write(judgement.history());
            timelines
                    .computeIfAbsent(feedback.recipient(), _ -> new TreeMap<>())
                    .put(
                            feedback.at() + feedback.key(),
                            new Entry(feedback.at(), origin, judgement.decision()));
        }
        return judgement.decision();
    }

    @Override
    public synchronized Set<Status> reported(String messageId, Address recipient) {
        return Set.copyOf(reported.getOrDefault(messageId + "/" + recipient, Set.of()));
    }

    @Override
    public synchronized List<Entry> timeline(Address recipient) {
        return List.copyOf(timelines.getOrDefault(recipient, new TreeMap<>()).values());
    }

    private RecipientHistory known(Address recipient) {
        return histories.getOrDefault(recipient, RecipientHistory.of(recipient));
    }

    private RecipientHistory write(RecipientHistory history) {
        if (!history.equals(known(history.recipient())))
            histories.put(history.recipient(), history);
        return history;
    }

    private Set<Status> statuses(Feedback feedback) {
        String key = feedback.message().id() + "/" + feedback.recipient();
        return reported.computeIfAbsent(key, _ -> EnumSet.noneOf(Status.class));
    }
}
