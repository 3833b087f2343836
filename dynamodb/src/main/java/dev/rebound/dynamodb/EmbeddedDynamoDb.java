package dev.rebound.dynamodb;

import dev.rebound.database.Database;
import dev.rebound.dynamodb.Table.Page;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * DynamoDB within this process, as far as Rebound uses it: every read is consistent, an index is
 * never late, and nothing is ever throttled. What it does not know ends in an {@link
 * UnsupportedOperationException}: parameters, expressions and types by its message, whole
 * operations by the SDK's own, in whose trace the operation stands.
 */
public final class EmbeddedDynamoDb implements DynamoDbClient {
    private static final Parameters GET =
            Parameters.of(
                    "GetItem", "TableName", "Key", "ConsistentRead", "ReturnConsumedCapacity");
    private static final Parameters BATCH =
            Parameters.of("BatchGetItem", "RequestItems", "ReturnConsumedCapacity");
    private static final Parameters KEYS =
            Parameters.of("BatchGetItem's RequestItems", "Keys", "ConsistentRead");
    private static final Parameters PUT =
            Parameters.of(
                    "PutItem",
                    "TableName",
                    "Item",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ReturnConsumedCapacity");
    private static final Parameters UPDATE =
            Parameters.of(
                    "UpdateItem",
                    "TableName",
                    "Key",
                    "UpdateExpression",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ReturnValues",
                    "ReturnConsumedCapacity");
    private static final Parameters DELETE =
            Parameters.of("DeleteItem", "TableName", "Key", "ReturnConsumedCapacity");
    private static final Parameters QUERY =
            Parameters.of(
                    "Query",
                    "TableName",
                    "IndexName",
                    "ConsistentRead",
                    "KeyConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ExclusiveStartKey",
                    "ReturnConsumedCapacity");
    private static final Parameters SCAN =
            Parameters.of(
                    "Scan",
                    "TableName",
                    "IndexName",
                    "ExclusiveStartKey",
                    "ReturnConsumedCapacity");
    private static final Parameters TRANSACTION =
            Parameters.of(
                    "TransactWriteItems",
                    "TransactItems",
                    "ClientRequestToken",
                    "ReturnConsumedCapacity");
    private static final Parameters WRITE =
            Parameters.of("TransactWriteItems' TransactItems", "Put", "Update");
    private static final Parameters CREATE =
            Parameters.of(
                    "CreateTable",
                    "TableName",
                    "BillingMode",
                    "AttributeDefinitions",
                    "KeySchema",
                    "GlobalSecondaryIndexes");
    private static final Parameters LIST = Parameters.of("ListTables");
    private static final Parameters EXPIRE =
            Parameters.of("UpdateTimeToLive", "TableName", "TimeToLiveSpecification");

    private static final int KEYS_AT_ONCE = 100;
    private static final int WRITES_AT_ONCE = 100;
    private static final int BATCH_BYTES = 16 << 20;
    private static final int TRANSACTION_BYTES = 4 << 20;

    private final Database database;
    private final Tables tables;
    private final Tokens tokens = new Tokens();

    private EmbeddedDynamoDb(Database database) {
        this.database = database;
        this.tables = new Tables(database);
    }

    /** A client of the tables in a database, which stays open when the client is closed. */
    public static DynamoDbClient of(Database database) {
        return new EmbeddedDynamoDb(database);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateTableResponse createTable(CreateTableRequest request) {
        CREATE.check(request);
        tables.create(request.tableName(), Schema.of(request));
        return CreateTableResponse.builder()
                .tableDescription(
                        table ->
                                table.tableName(request.tableName())
                                        .tableStatus(TableStatus.ACTIVE))
                .build();
    }

    @Override
    public ListTablesResponse listTables(ListTablesRequest request) {
        LIST.check(request);
        return ListTablesResponse.builder().tableNames(tables.names()).build();
    }

    @Override
    public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
        EXPIRE.check(request);
        var wish = request.timeToLiveSpecification();
        if (!wish.enabled()) throw Refusals.value("Enabled", false);
        tables.expire(request.tableName(), wish.attributeName());
        return UpdateTimeToLiveResponse.builder().timeToLiveSpecification(wish).build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        GET.check(request);
        Table table = tables.get(request.tableName());
        Key key = table.schema().keyAlone(request.key());
        Item item = database.read(() -> table.get(key));
        GetItemResponse.Builder answer = GetItemResponse.builder();
        if (item.isThere()) answer.item(item.attributes());
        if (Metering.isAsked(request.returnConsumedCapacity()))
            answer.consumedCapacity(
                    Metering.ofTable(
                            table, Metering.read(item.bytes(), isTrue(request.consistentRead()))));
        return answer.build();
    }

    private static boolean isTrue(Boolean value) {
        return value != null && value;
    }

    /** What is beyond 16 MB is left for the next call. */
    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        BATCH.check(request);
        if (request.requestItems().size() != 1)
            throw Refusals.value("RequestItems", request.requestItems().keySet());
        String name = request.requestItems().keySet().iterator().next();
        KeysAndAttributes wish = request.requestItems().get(name);
        KEYS.check(wish);
        Table table = tables.get(name);
        List<Key> keys = wish.keys().stream().map(table.schema()::keyAlone).toList();
        if (keys.isEmpty() || keys.size() > KEYS_AT_ONCE)
            throw Faults.invalid("BatchGetItem takes 1 to " + KEYS_AT_ONCE + " keys");
        if (Set.copyOf(keys).size() < keys.size())
            throw Faults.invalid("Provided list of item keys contains duplicates");
        List<Item> read = database.read(() -> upTo(BATCH_BYTES, table, keys));
        BatchGetItemResponse.Builder answer =
                BatchGetItemResponse.builder()
                        .responses(Map.of(name, attributes(read)))
                        .unprocessedKeys(left(name, wish, read.size()));
        if (Metering.isAsked(request.returnConsumedCapacity()))
            answer.consumedCapacity(
                    Metering.ofTable(
                            table,
                            read.stream()
                                    .mapToDouble(
                                            item ->
                                                    Metering.read(
                                                            item.bytes(),
                                                            isTrue(wish.consistentRead())))
                                    .sum()));
        return answer.build();
    }

    private static List<Item> upTo(int most, Table table, List<Key> keys) {
        List<Item> read = new ArrayList<>();
        int bytes = 0;
        for (Key key : keys) {
            Item item = table.get(key);
            bytes += item.bytes();
            if (bytes > most) break;
            read.add(item);
        }
        return read;
    }

    private static Map<String, KeysAndAttributes> left(
            String table, KeysAndAttributes wish, int read) {
        if (read == wish.keys().size()) return Map.of();
        List<Map<String, AttributeValue>> left = wish.keys().subList(read, wish.keys().size());
        return Map.of(table, wish.toBuilder().keys(left).build());
    }

    private static List<Map<String, AttributeValue>> attributes(List<Item> items) {
        return items.stream().filter(Item::isThere).map(Item::attributes).toList();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        PUT.check(request);
        Arguments arguments =
                new Arguments(
                        request.expressionAttributeNames(), request.expressionAttributeValues());
        Write.Done done =
                done(
                        Write.put(
                                tables.get(request.tableName()),
                                request.item(),
                                request.conditionExpression(),
                                arguments));
        return PutItemResponse.builder()
                .consumedCapacity(capacity(request.returnConsumedCapacity(), done))
                .build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        UPDATE.check(request);
        boolean isAsked = request.returnValues() == ReturnValue.ALL_NEW;
        if (!isAsked
                && request.returnValues() != null
                && request.returnValues() != ReturnValue.NONE)
            throw Refusals.value("ReturnValues", request.returnValues());
        Arguments arguments =
                new Arguments(
                        request.expressionAttributeNames(), request.expressionAttributeValues());
        Write.Done done =
                done(
                        Write.update(
                                tables.get(request.tableName()),
                                request.key(),
                                request.updateExpression(),
                                request.conditionExpression(),
                                arguments));
        return UpdateItemResponse.builder()
                .attributes(isAsked ? done.after().attributes() : null)
                .consumedCapacity(capacity(request.returnConsumedCapacity(), done))
                .build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        DELETE.check(request);
        Write.Done done = done(Write.delete(tables.get(request.tableName()), request.key()));
        return DeleteItemResponse.builder()
                .consumedCapacity(capacity(request.returnConsumedCapacity(), done))
                .build();
    }

    private Write.Done done(Write write) {
        return database.write(
                () -> {
                    Write.Done done = write.prepared().orElseThrow(Faults::conditionFailed);
                    done.apply();
                    return done;
                });
    }

    private static ConsumedCapacity capacity(ReturnConsumedCapacity wish, Write.Done done) {
        return Metering.isAsked(wish) ? Metering.of(List.of(done), false) : null;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        QUERY.check(request);
        Table table = tables.get(request.tableName());
        String text = request.keyConditionExpression();
        if (text == null) throw Faults.invalid("A query needs a KeyConditionExpression");
        var condition = ExpressionReader.condition(text);
        Arguments arguments =
                new Arguments(
                        request.expressionAttributeNames(), request.expressionAttributeValues());
        arguments.areThoseOf(condition.placeholders());
        condition.expression().check(arguments);
        boolean consistent = isTrue(request.consistentRead());
        Schema.Index index = index(table, request.indexName());
        if (index != null && consistent)
            throw Faults.invalid("Consistent reads are not supported on global secondary indexes");
        List<String> keys = index == null ? table.schema().key() : List.of(index.key());
        KeyRange range = KeyRange.of(condition.expression(), keys, arguments, text);
        Page page =
                database.read(
                        () ->
                                index == null
                                        ? table.query(range, request.exclusiveStartKey())
                                        : table.query(
                                                index, range.hash(), request.exclusiveStartKey()));
        return QueryResponse.builder()
                .items(attributes(page.items()))
                .count(page.items().size())
                .scannedCount(page.items().size())
                .lastEvaluatedKey(page.last().isEmpty() ? null : page.last())
                .consumedCapacity(
                        capacity(request.returnConsumedCapacity(), table, index, page, consistent))
                .build();
    }

    /**
     * @return null for the table itself
     */
    private static Schema.Index index(Table table, String name) {
        return name == null ? null : table.schema().index(name);
    }

    private static ConsumedCapacity capacity(
            ReturnConsumedCapacity wish,
            Table table,
            Schema.Index index,
            Page page,
            boolean consistent) {
        if (!Metering.isAsked(wish)) return null;
        double units = Metering.read(page.bytes(), consistent);
        return index == null
                ? Metering.ofTable(table, units)
                : Metering.ofIndex(table, index, units);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        SCAN.check(request);
        Table table = tables.get(request.tableName());
        Schema.Index index = index(table, request.indexName());
        Map<String, AttributeValue> after = request.exclusiveStartKey();
        Page page =
                database.read(() -> index == null ? table.scan(after) : table.scan(index, after));
        return ScanResponse.builder()
                .items(attributes(page.items()))
                .count(page.items().size())
                .scannedCount(page.items().size())
                .lastEvaluatedKey(page.last().isEmpty() ? null : page.last())
                .consumedCapacity(
                        capacity(request.returnConsumedCapacity(), table, index, page, false))
                .build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        TRANSACTION.check(request);
        List<Write> writes = request.transactItems().stream().map(this::write).toList();
        if (writes.isEmpty() || writes.size() > WRITES_AT_ONCE)
            throw Faults.invalid("A transaction has 1 to " + WRITES_AT_ONCE + " writes");
        Set<List<Object>> distinct = new HashSet<>();
        for (Write write : writes)
            if (!distinct.add(List.of(write.table().name(), write.key())))
                throw Faults.invalid(
                        "Transaction request cannot include multiple operations on one item");
        List<Write.Done> done = database.write(() -> transaction(request, writes));
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(
                        Metering.isAsked(request.returnConsumedCapacity())
                                ? capacities(done)
                                : null)
                .build();
    }

    private Write write(TransactWriteItem item) {
        WRITE.check(item);
        if (item.put() != null) return write(item.put());
        if (item.update() != null) return write(item.update());
        throw Faults.invalid("A write of a transaction needs an operation");
    }

    private Write write(Put put) {
        PUT.check(put);
        return Write.put(
                tables.get(put.tableName()),
                put.item(),
                put.conditionExpression(),
                new Arguments(put.expressionAttributeNames(), put.expressionAttributeValues()));
    }

    private Write write(Update update) {
        UPDATE.check(update);
        return Write.update(
                tables.get(update.tableName()),
                update.key(),
                update.updateExpression(),
                update.conditionExpression(),
                new Arguments(
                        update.expressionAttributeNames(), update.expressionAttributeValues()));
    }

    private List<Write.Done> transaction(TransactWriteItemsRequest request, List<Write> writes) {
        if (tokens.isRepeated(request)) return List.of();
        List<Attempt> attempts = writes.stream().map(EmbeddedDynamoDb::attempt).toList();
        if (attempts.stream().anyMatch(attempt -> attempt.done() == null))
            throw Faults.cancelled(attempts.stream().map(Attempt::reason).toList());
        List<Write.Done> done = attempts.stream().map(Attempt::done).toList();
        if (done.stream().mapToInt(each -> each.after().bytes()).sum() > TRANSACTION_BYTES)
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
        Map<String, List<Write.Done>> byTable =
                done.stream()
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.table().name(),
                                        HashMap::new,
                                        Collectors.toList()));
        return byTable.values().stream().map(each -> Metering.of(each, true)).toList();
    }
}
