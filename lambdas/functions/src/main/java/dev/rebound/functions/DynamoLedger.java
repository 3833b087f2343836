package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Decision;
import dev.rebound.core.Feedback;
import dev.rebound.core.Judgement;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * RECIPIENT#address     FEEDBACK#time#key       decision (JSON), event, execution, expires
 * MESSAGE#id            RECIPIENT#address       reported (a set of statuses), expires
 * </pre>
 *
 * {@code expires} is the table's time to live, in epoch seconds. The sparse index {@code
 * suppressed} is the suppression list. A history is written only over the version that was read.
 */
public final class DynamoLedger implements Ledger {
    /** How long a timeline and a message's status stay; histories and suppressions have no end. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final int KEYS_PER_BATCH = 100;
    private static final int ATTEMPTS = 20;

    private final DynamoDbClient client;
    private final String table;
    private final InstantSource clock;

    public DynamoLedger(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Map<Address, RecipientHistory> histories(Collection<Address> recipients) {
        Map<Address, RecipientHistory> found = new HashMap<>();
        List<Address> distinct = recipients.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += KEYS_PER_BATCH)
            batch(distinct.subList(from, Math.min(from + KEYS_PER_BATCH, distinct.size())))
                    .forEach(history -> found.put(history.recipient(), history));
        distinct.forEach(recipient -> found.computeIfAbsent(recipient, RecipientHistory::of));
        return found;
    }

    private List<RecipientHistory> batch(List<Address> recipients) {
        List<RecipientHistory> found = new ArrayList<>();
        KeysAndAttributes keys =
                KeysAndAttributes.builder()
                        .consistentRead(true)
                        .keys(recipients.stream().map(LedgerItems::historyKey).toList())
                        .build();
        Map<String, KeysAndAttributes> wanted = Map.of(table, keys);
        while (!wanted.isEmpty()) {
            Map<String, KeysAndAttributes> asked = wanted;
            BatchGetItemResponse answer = client.batchGetItem(r -> r.requestItems(asked));
            answer.responses()
                    .getOrDefault(table, List.of())
                    .forEach(item -> found.add(LedgerItems.history(item)));
            wanted = answer.unprocessedKeys();
        }
        return found;
    }

    @Override
    public Stream<RecipientHistory> suppressed() {
        return client
                .scanPaginator(r -> r.tableName(table).indexName(LedgerTable.SUPPRESSED))
                .items()
                .stream()
                .map(LedgerItems::history);
    }

    @Override
    public RecipientHistory change(Address recipient, UnaryOperator<RecipientHistory> change) {
        return repeatedly(
                recipient,
                read -> {
                    RecipientHistory after = change.apply(read.history());
                    write(changes(read, after));
                    return after;
                });
    }

    @Override
    public Decision record(
            Feedback feedback, Origin origin, Function<RecipientHistory, Judgement> judge) {
        return repeatedly(
                feedback.recipient(),
                read -> {
                    Judgement judgement = judge.apply(read.history());
                    write(writes(feedback, origin, read, judgement));
                    return judgement.decision();
                });
    }

    private List<TransactWriteItem> writes(
            Feedback feedback, Origin origin, LedgerItems.Versioned read, Judgement judgement) {
        List<TransactWriteItem> writes = new ArrayList<>();
        long expires = clock.instant().plus(KEPT).getEpochSecond();
        if (feedback.recipient().isDisclosed()) {
            writes.addAll(changes(read, judgement.history()));
            writes.add(
                    LedgerItems.put(
                            table,
                            LedgerItems.timeline(feedback, origin, judgement.decision(), expires)));
        }
        judgement
                .status()
                .ifPresent(
                        status ->
                                writes.add(
                                        LedgerItems.report(
                                                table,
                                                feedback.message().id(),
                                                feedback.recipient(),
                                                status,
                                                expires)));
        return writes;
    }

    private List<TransactWriteItem> changes(LedgerItems.Versioned read, RecipientHistory after) {
        return after.equals(read.history())
                ? List.of()
                : List.of(LedgerItems.replace(table, read, after));
    }

    private void write(List<TransactWriteItem> writes) {
        if (!writes.isEmpty()) client.transactWriteItems(r -> r.transactItems(writes));
    }

    @Override
    public Set<Status> reported(String messageId, Address recipient) {
        Map<String, AttributeValue> item =
                client.getItem(
                                r ->
                                        r.tableName(table)
                                                .key(LedgerItems.statusKey(messageId, recipient))
                                                .consistentRead(true))
                        .item();
        return item.isEmpty()
                ? Set.of()
                : item.get("reported").ss().stream()
                        .map(Status::ofWord)
                        .collect(Collectors.toSet());
    }

    @Override
    public List<Entry> timeline(Address recipient) {
        return client
                .queryPaginator(
                        r ->
                                r.tableName(table)
                                        .consistentRead(true)
                                        .keyConditionExpression(
                                                "pk = :recipient AND begins_with(sk, :feedback)")
                                        .expressionAttributeValues(
                                                LedgerItems.timelineOf(recipient)))
                .items()
                .stream()
                .map(LedgerItems::entry)
                .toList();
    }

    private <T> T repeatedly(Address recipient, Function<LedgerItems.Versioned, T> attempt) {
        for (int attempts = 1; true; attempts++) {
            try {
                return attempt.apply(read(recipient));
            } catch (TransactionCanceledException otherWriter) {
                if (attempts == ATTEMPTS || !LedgerItems.isConflict(otherWriter)) throw otherWriter;
            }
        }
    }

    private LedgerItems.Versioned read(Address recipient) {
        return LedgerItems.versioned(
                recipient,
                client.getItem(
                                r ->
                                        r.tableName(table)
                                                .key(LedgerItems.historyKey(recipient))
                                                .consistentRead(true))
                        .item());
    }
}
