package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.core.Decision;
import dev.rebound.core.Judgement;
import dev.rebound.core.Occasion;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;
import dev.rebound.core.Traffic;
import dev.rebound.functions.Ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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
    private final Map<String, NavigableMap<Instant, Traffic.Counts>> traffic = new TreeMap<>();

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
            Occasion occasion, Origin origin, Function<RecipientHistory, Judgement> judge) {
        RecipientHistory before = known(occasion.recipient());
        Judgement judgement = judge.apply(before);
        judgement.status().ifPresent(status -> statuses(occasion).add(status));
        if (occasion.recipient().isDisclosed()) {
            write(judgement.history());
            timelines
                    .computeIfAbsent(occasion.recipient(), _ -> new TreeMap<>())
                    .put(
                            occasion.at() + occasion.key(),
                            new Entry(occasion.at(), origin, judgement.decision()));
        }
        if (!judgement.history().equals(before))
            judgement.sign().ifPresent(sign -> count(occasion, sign));
        return judgement.decision();
    }

    private void count(Occasion occasion, Traffic.Sign sign) {
        Traffic.Counts one =
                switch (sign) {
                    case DELIVERED -> new Traffic.Counts(1, 0);
                    case DIED -> new Traffic.Counts(0, 1);
                };
        traffic.computeIfAbsent(occasion.recipient().domain(), _ -> new TreeMap<>())
                .merge(Traffic.spell(occasion.at()), one, Traffic.Counts::plus);
    }

    @Override
    public synchronized Traffic traffic(String domain, Instant from, Instant to) {
        return new Traffic(
                traffic.getOrDefault(domain, new TreeMap<>())
                        .subMap(Traffic.spell(from), true, Traffic.spell(to), true));
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

    private Set<Status> statuses(Occasion occasion) {
        String key = occasion.messageId() + "/" + occasion.recipient();
        return reported.computeIfAbsent(key, _ -> EnumSet.noneOf(Status.class));
    }
}
