package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Decision;
import dev.rebound.core.Judgement;
import dev.rebound.core.Message;
import dev.rebound.core.Occasion;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;
import dev.rebound.core.Tags;
import dev.rebound.core.Traffic;
import dev.rebound.functions.Ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
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
    private final Map<String, Known> messages = new HashMap<>();
    private final Map<Instant, Set<Known>> hours = new TreeMap<>();
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
        judgement.status().ifPresent(status -> report(occasion, status));
        if (occasion.recipient().isDisclosed()) {
            write(judgement.history());
            timelines
                    .computeIfAbsent(occasion.recipient(), _ -> new TreeMap<>())
                    .put(
                            occasion.at() + occasion.key(),
                            new Entry(
                                    occasion.at(), origin, judgement.decision(), Optional.empty()));
        }
        if (Ledger.isNews(occasion, before, judgement))
            judgement.sign().ifPresent(sign -> count(occasion, sign));
        return judgement.decision();
    }

    private void count(Occasion occasion, Traffic.Sign sign) {
        count(occasion.recipient().domain(), occasion.at(), sign);
    }

    private void count(String domain, Instant at, Traffic.Sign sign) {
        traffic.computeIfAbsent(domain, _ -> new TreeMap<>())
                .merge(Traffic.spell(at), Traffic.Counts.one(sign), Traffic.Counts::plus);
    }

    @Override
    public synchronized boolean release(String domain, Instant at, long atMost) {
        boolean free = traffic(domain, at, at).between(at, at).released() < atMost;
        if (free) count(domain, at, Traffic.Sign.RELEASED);
        return free;
    }

    @Override
    public synchronized Traffic traffic(String domain, Instant from, Instant to) {
        return new Traffic(
                traffic.getOrDefault(domain, new TreeMap<>())
                        .subMap(Traffic.spell(from), true, Traffic.spell(to), true));
    }

    @Override
    public synchronized void sent(Message message, Address recipient) {
        messages.computeIfAbsent(message.id() + "/" + recipient, _ -> new Known(recipient))
                .add(message, Status.SENT, hours);
    }

    @Override
    public synchronized Optional<Attempt> attempt(String messageId, Address recipient) {
        return known(messageId, recipient).flatMap(known -> known.tags.attempt());
    }

    @Override
    public synchronized Stream<Sent> sentIn(Instant hour) {
        return hours.getOrDefault(hour.truncatedTo(ChronoUnit.HOURS), Set.of()).stream()
                .map(Known::sent)
                .toList()
                .stream();
    }

    @Override
    public synchronized void conclude(Occasion occasion, String outcome) {
        timelines
                .getOrDefault(occasion.recipient(), new TreeMap<>())
                .computeIfPresent(
                        occasion.at() + occasion.key(),
                        (_, entry) ->
                                new Entry(
                                        entry.at(),
                                        entry.origin(),
                                        entry.decision(),
                                        Optional.of(outcome)));
    }

    @Override
    public synchronized Set<Status> reported(String messageId, Address recipient) {
        return known(messageId, recipient)
                .map(known -> Set.copyOf(known.reported))
                .orElse(Set.of());
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

    private Optional<Known> known(String messageId, Address recipient) {
        return Optional.ofNullable(messages.get(messageId + "/" + recipient));
    }

    private void report(Occasion occasion, Status status) {
        String key = occasion.messageId() + "/" + occasion.recipient();
        messages.computeIfAbsent(key, _ -> new Known(occasion.recipient()))
                .add(occasion.message(), status, hours);
    }

    /** What is known of a message for one recipient; who writes it first wins. */
    private static final class Known {
        private final Address recipient;
        private final Set<Status> reported = EnumSet.noneOf(Status.class);
        private String id;
        private Instant sentAt;
        private Tags tags = Tags.NONE;

        Known(Address recipient) {
            this.recipient = recipient;
        }

        void add(Message message, Status status, Map<Instant, Set<Known>> hours) {
            id = message.id();
            reported.add(status);
            if (tags.attempt().isEmpty() || tags.configurationSet().isEmpty())
                tags = tags.with(message.tags());
            if (sentAt != null || message.sentAt().isEmpty() || !recipient.isDisclosed()) return;
            sentAt = message.sentAt().get();
            hours.computeIfAbsent(sentAt.truncatedTo(ChronoUnit.HOURS), _ -> new LinkedHashSet<>())
                    .add(this);
        }

        Sent sent() {
            return new Sent(
                    id,
                    recipient,
                    sentAt,
                    tags.configurationSet().orElse(""),
                    Set.copyOf(reported));
        }
    }
}
