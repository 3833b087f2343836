package dev.rebound.dynamodb;

import dev.rebound.database.Database;

import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes to several items: all of them or none, once for each token. */
final class Transactions {
    private static final int MOST_WRITES = 100;
    private static final int MOST_BYTES = 4 << 20;

    private final Database database;
    private final Tables tables;
    private final Tokens tokens = new Tokens();

    Transactions(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
        Parameters.TRANSACTION.check(request);
        List<Write> writes = request.transactItems().stream().map(this::write).toList();
        if (writes.isEmpty() || writes.size() > MOST_WRITES)
            throw Faults.invalid("A transaction has 1 to " + MOST_WRITES + " writes");
        Set<List<Object>> distinct = new HashSet<>();
        for (Write write : writes)
            if (!distinct.add(List.of(write.table().name(), write.key())))
                throw Faults.invalid(
                        "Transaction request cannot include multiple operations on one item");
        List<Write.Done> done = database.write(() -> done(request, writes));
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(
                        Metering.isAsked(request.returnConsumedCapacity())
                                ? capacities(done)
                                : null)
                .build();
    }

    private Write write(TransactWriteItem item) {
        Parameters.WRITE.check(item);
        if (item.put() != null) return write(item.put());
        if (item.update() != null) return write(item.update());
        throw Faults.invalid("A write of a transaction needs an operation");
    }

    private Write write(Put put) {
        Parameters.PUT.check(put);
        return Write.put(
                tables.get(put.tableName()),
                put.item(),
                put.conditionExpression(),
                new Arguments(put.expressionAttributeNames(), put.expressionAttributeValues()));
    }

    private Write write(Update update) {
        Parameters.UPDATE.check(update);
        return Write.update(
                tables.get(update.tableName()),
                update.key(),
                update.updateExpression(),
                update.conditionExpression(),
                new Arguments(
                        update.expressionAttributeNames(), update.expressionAttributeValues()));
    }

    private List<Write.Done> done(TransactWriteItemsRequest request, List<Write> writes) {
        if (tokens.isRepeated(request)) return List.of();
        List<Attempt> attempts = writes.stream().map(Transactions::attempt).toList();
        if (attempts.stream().anyMatch(attempt -> attempt.done() == null))
            throw Faults.cancelled(attempts.stream().map(Attempt::reason).toList());
        List<Write.Done> done = attempts.stream().map(Attempt::done).toList();
        if (done.stream().mapToInt(each -> each.after().bytes()).sum() > MOST_BYTES)
            throw Faults.invalid("A transaction has 4 MB at most");
        done.forEach(Write.Done::apply);
        tokens.done(request);
        return done;
    }

    /**
     * A write of a transaction that may be cancelled.
     *
     * @param done null when it cannot be done
     */
    private record Attempt(Write.Done done, CancellationReason reason) {
        private static Attempt failed(String code, String message) {
            return new Attempt(
                    null, CancellationReason.builder().code(code).message(message).build());
        }
    }

    private static Attempt attempt(Write write) {
        try {
            return write.prepared()
                    .map(
                            done ->
                                    new Attempt(
                                            done,
                                            CancellationReason.builder().code("None").build()))
                    .orElseGet(
                            () ->
                                    Attempt.failed(
                                            "ConditionalCheckFailed",
                                            "The conditional request failed"));
        } catch (DynamoDbException invalid) {
            return Attempt.failed("ValidationError", invalid.awsErrorDetails().errorMessage());
        }
    }

    private static Collection<ConsumedCapacity> capacities(List<Write.Done> done) {
        return done.stream().collect(Collectors.groupingBy(Write.Done::table)).values().stream()
                .map(each -> Metering.of(each, true))
                .toList();
    }
}
