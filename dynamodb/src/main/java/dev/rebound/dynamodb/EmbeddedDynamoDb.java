package dev.rebound.dynamodb;

import dev.rebound.database.Database;
import dev.rebound.dynamodb.Table.Page;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * DynamoDB within this process, as far as Rebound uses it: every read is consistent, an index is
 * never late, and nothing is ever throttled. What it does not know ends in an {@link
 * UnsupportedOperationException}: parameters, expressions and types by its message, whole
 * operations by the SDK's own, in whose trace the operation stands.
 */
public final class EmbeddedDynamoDb implements DynamoDbClient {
    private static final int KEYS_AT_ONCE = 100;
    private static final int BATCH_BYTES = 16 << 20;

    private final Database database;
    private final Tables tables;
    private final Transactions transactions;

    private EmbeddedDynamoDb(Database database) {
        this.database = database;
        this.tables = new Tables(database);
        this.transactions = new Transactions(database, tables);
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
        Parameters.CREATE.check(request);
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
        Parameters.LIST.check(request);
        return ListTablesResponse.builder().tableNames(tables.names()).build();
    }

    @Override
    public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
        Parameters.EXPIRE.check(request);
        var wish = request.timeToLiveSpecification();
        if (!wish.enabled()) throw Refusals.value("Enabled", false);
        tables.expire(request.tableName(), wish.attributeName());
        return UpdateTimeToLiveResponse.builder().timeToLiveSpecification(wish).build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        Parameters.GET.check(request);
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
        Parameters.BATCH.check(request);
        if (request.requestItems().size() != 1)
            throw Refusals.value("RequestItems", request.requestItems().keySet());
        String name = request.requestItems().keySet().iterator().next();
        KeysAndAttributes wish = request.requestItems().get(name);
        Parameters.KEYS.check(wish);
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
        Parameters.PUT.check(request);
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
        Parameters.UPDATE.check(request);
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
        Parameters.DELETE.check(request);
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
        Parameters.QUERY.check(request);
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
        Parameters.SCAN.check(request);
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
        return transactions.write(request);
    }
}
