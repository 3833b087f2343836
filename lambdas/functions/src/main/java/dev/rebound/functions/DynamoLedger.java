package dev.rebound.functions;

import dev.rebound.client.HistoryItem;
import dev.rebound.client.Table;
import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Decision;
import dev.rebound.core.Judgement;
import dev.rebound.core.Message;
import dev.rebound.core.Occasion;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;
import dev.rebound.core.Traffic;
import dev.rebound.functions.LedgerItems.Versioned;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@link Ledger} in one DynamoDB table:
 *
 * <pre>
 * pk                    sk                      attributes
 * RECIPIENT#address     HISTORY                 history (JSON), version; suppressed = address while the list knows it
 * RECIPIENT#address     FEEDBACK#time#key       decision (JSON), event, execution, outcome, expires
 * MESSAGE#id            RECIPIENT#address       see StatusItem
 * DOMAIN#domain         SPELL#time              delivered, died, refused, released (counts of ten minutes), expires
 * </pre>
 *
 * {@code expires} is the table's time to live, in epoch seconds. The sparse index {@code
 * suppressed} is the suppression list. A history is written only over the version that was read.
 */
public final class DynamoLedger implements Ledger {
    /** How long a timeline and a message's status stay; histories and suppressions have no end. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final Duration COUNTED = Duration.ofDays(40);

    private static final int ATTEMPTS = 20;

    private final Table table;
    private final InstantSource clock;

    public DynamoLedger(DynamoDbClient client, String table, InstantSource clock) {
        this.table = new Table(client, table);
        this.clock = clock;
    }

    @Override
    public Map<Address, RecipientHistory> histories(Collection<Address> recipients) {
        List<Address> distinct = recipients.stream().distinct().toList();
        Map<Address, RecipientHistory> histories = new HashMap<>();
        distinct.forEach(recipient -> histories.put(recipient, RecipientHistory.of(recipient)));
        table.get(distinct.stream().map(HistoryItem::key).toList()).stream()
                .map(LedgerItems::history)
                .forEach(history -> histories.put(history.recipient(), history));
        return histories;
    }

    @Override
    public Stream<RecipientHistory> suppressed() {
        return table.scan(LedgerTable.SUPPRESSED).map(LedgerItems::history);
    }

    @Override
    public RecipientHistory change(Address recipient, UnaryOperator<RecipientHistory> change) {
        return repeatedly(
                recipient,
                read -> {
                    RecipientHistory after = change.apply(read.history());
                    table.write(changes(read, after));
                    return after;
                });
    }

    @Override
    public Decision record(
            Occasion occasion, Origin origin, Function<RecipientHistory, Judgement> judge) {
        return repeatedly(
                occasion.recipient(),
                read -> {
                    Judgement judgement = judge.apply(read.history());
                    table.write(writes(occasion, origin, read, judgement));
                    if (Ledger.isNews(occasion, read.history(), judgement))
                        judgement.sign().ifPresent(sign -> count(occasion, sign));
                    return judgement.decision();
                });
    }

    private List<TransactWriteItem> writes(
            Occasion occasion, Origin origin, Versioned read, Judgement judgement) {
        long expires = expires(KEPT);
        Address recipient = occasion.recipient();
        List<TransactWriteItem> writes = new ArrayList<>();
        if (recipient.isDisclosed()) {
            writes.addAll(changes(read, judgement.history()));
            writes.add(
                    LedgerItems.put(
                            table.name(),
                            LedgerItems.timeline(occasion, origin, judgement.decision(), expires)));
        }
        judgement
                .status()
                .map(status -> report(occasion.message(), recipient, status))
                .map(update -> TransactWriteItem.builder().update(update).build())
                .ifPresent(writes::add);
        return writes;
    }

    private Update report(Message message, Address recipient, Status status) {
        return StatusItem.report(table.name(), message, recipient, status, expires(KEPT));
    }

    /** Outside the transaction, since a large domain's counter would make transactions collide. */
    private void count(Occasion occasion, Traffic.Sign sign) {
        table.update(
                LedgerItems.trafficKey(occasion.recipient().domain(), occasion.at()),
                "SET expires = :expires ADD " + LedgerItems.attribute(sign) + " :one",
                null,
                Map.of(
                        ":one", AttributeValue.fromN("1"),
                        ":expires", AttributeValue.fromN(String.valueOf(expires(COUNTED)))));
    }

    @Override
    public boolean release(String domain, Instant at, long atMost) {
        if (atMost <= 0) return false;
        try {
            table.update(
                    LedgerItems.trafficKey(domain, at),
                    "SET expires = :expires ADD released :one",
                    "attribute_not_exists(released) OR released < :most",
                    Map.of(
                            ":one", AttributeValue.fromN("1"),
                            ":most", AttributeValue.fromN(String.valueOf(atMost)),
                            ":expires", AttributeValue.fromN(String.valueOf(expires(COUNTED)))));
            return true;
        } catch (ConditionalCheckFailedException soManyWere) {
            return false;
        }
    }

    @Override
    public Traffic traffic(String domain, Instant from, Instant to) {
        return LedgerItems.traffic(
                table.query(
                        "pk = :domain AND sk BETWEEN :from AND :to",
                        LedgerItems.trafficBetween(domain, from, to)));
    }

    private long expires(Duration kept) {
        return clock.instant().plus(kept).getEpochSecond();
    }

    private List<TransactWriteItem> changes(Versioned read, RecipientHistory after) {
        return after.equals(read.history())
                ? List.of()
                : List.of(LedgerItems.replace(table.name(), read, after));
    }

    @Override
    public void sent(Message message, Address recipient) {
        table.write(
                List.of(
                        TransactWriteItem.builder()
                                .update(report(message, recipient, Status.SENT))
                                .build()));
    }

    @Override
    public Optional<Attempt> attempt(String messageId, Address recipient) {
        return table.get(StatusItem.key(messageId, recipient)).flatMap(StatusItem::attempt);
    }

    @Override
    public Stream<Sent> sentIn(Instant hour) {
        return StatusItem.hours(hour).flatMap(this::sentIn);
    }

    private Stream<Sent> sentIn(String hour) {
        List<Map<String, AttributeValue>> keys =
                table.index(LedgerTable.HOUR, hour).map(LedgerItems::key).toList();
        return table.get(keys).stream().map(StatusItem::sent);
    }

    @Override
    public void conclude(Occasion occasion, String outcome) {
        if (!occasion.recipient().isDisclosed()) return;
        try {
            table.update(
                    LedgerItems.timelineKey(occasion),
                    "SET outcome = :outcome",
                    "attribute_exists(pk)",
                    Map.of(":outcome", AttributeValue.fromS(outcome)));
        } catch (ConditionalCheckFailedException notRecorded) {
            return;
        }
    }

    @Override
    public Set<Status> reported(String messageId, Address recipient) {
        return table.get(StatusItem.key(messageId, recipient)).stream()
                .flatMap(item -> StatusItem.reported(item).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Entry> timeline(Address recipient) {
        return table.query(
                        "pk = :recipient AND begins_with(sk, :feedback)",
                        LedgerItems.timelineOf(recipient))
                .map(LedgerItems::entry)
                .toList();
    }

    private <T> T repeatedly(Address recipient, Function<Versioned, T> attempt) {
        for (int attempts = 1; true; attempts++) {
            try {
                return attempt.apply(read(recipient));
            } catch (TransactionCanceledException otherWriter) {
                if (attempts == ATTEMPTS || !LedgerItems.isConflict(otherWriter)) throw otherWriter;
            }
        }
    }

    private Versioned read(Address recipient) {
        return table.get(HistoryItem.key(recipient))
                .map(LedgerItems::versioned)
                .orElseGet(() -> new Versioned(RecipientHistory.of(recipient), 0));
    }
}
