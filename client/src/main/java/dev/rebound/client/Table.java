package dev.rebound.client;

import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A DynamoDB table and the few ways in which it is read and written; every read but a scan is
 * consistent.
 */
public record Table(DynamoDbClient client, String name) {
    private static final int KEYS_PER_BATCH = 100;
    private static final int MOST_PAUSES = 7;

    public Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item =
                client.getItem(r -> r.tableName(name).key(key).consistentRead(true)).item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    /** Those of the items that there are, in no order. */
    public List<Map<String, AttributeValue>> get(List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += KEYS_PER_BATCH)
            found.addAll(batch(keys.subList(from, Math.min(from + KEYS_PER_BATCH, keys.size()))));
        return found;
    }

    private List<Map<String, AttributeValue>> batch(List<Map<String, AttributeValue>> keys) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Map<String, KeysAndAttributes> left =
                Map.of(name, KeysAndAttributes.builder().consistentRead(true).keys(keys).build());
        for (int tries = 0; !left.isEmpty(); tries++) {
            if (tries > 0) pause(tries);
            Map<String, KeysAndAttributes> asked = left;
            BatchGetItemResponse answer = client.batchGetItem(r -> r.requestItems(asked));
            found.addAll(answer.responses().getOrDefault(name, List.of()));
            left = answer.unprocessedKeys();
        }
        return found;
    }

    /** DynamoDB leaves keys unread when it is throttled; ever longer pauses let it recover. */
    private static void pause(int tries) {
        if (tries > MOST_PAUSES)
            throw SdkClientException.create("DynamoDB left keys unread " + tries + " times");
        try {
            Thread.sleep(Duration.ofMillis(25L << tries));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted", stop);
        }
    }

    /** In the order of their sort keys. */
    public Stream<Map<String, AttributeValue>> query(
            String condition, Map<String, AttributeValue> values) {
        return all(
                QueryRequest.builder()
                        .tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(values)
                        .build());
    }

    /** The items under one key of an index that is named after its key; a little late. */
    public Stream<Map<String, AttributeValue>> index(String index, String key) {
        return all(
                QueryRequest.builder()
                        .tableName(name)
                        .indexName(index)
                        .keyConditionExpression("#key = :key")
                        .expressionAttributeNames(Map.of("#key", index))
                        .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(key)))
                        .build());
    }

    /** Page by page, the next one when it is wanted. */
    private Stream<Map<String, AttributeValue>> all(QueryRequest query) {
        return Stream.iterate(client.query(query), Objects::nonNull, page -> next(query, page))
                .flatMap(page -> page.items().stream());
    }

    /**
     * @return null behind the last
     */
    private QueryResponse next(QueryRequest query, QueryResponse page) {
        if (!page.hasLastEvaluatedKey()) return null;
        return client.query(query.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build());
    }

    public Stream<Map<String, AttributeValue>> scan(String index) {
        return client.scanPaginator(r -> r.tableName(name).indexName(index)).items().stream();
    }

    public void put(Map<String, AttributeValue> item) {
        client.putItem(r -> r.tableName(name).item(item));
    }

    /**
     * @throws ConditionalCheckFailedException when the condition does not hold
     */
    public void put(Map<String, AttributeValue> item, String condition) {
        put(item, condition, null, null);
    }

    /**
     * @param names null when there are none
     * @param values null when there are none
     * @throws ConditionalCheckFailedException when the condition does not hold
     */
    public void put(
            Map<String, AttributeValue> item,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        client.putItem(
                r ->
                        r.tableName(name)
                                .item(item)
                                .conditionExpression(condition)
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values));
    }

    public void delete(Map<String, AttributeValue> key) {
        client.deleteItem(r -> r.tableName(name).key(key));
    }

    /**
     * @return the item as it is then
     * @throws ConditionalCheckFailedException when the condition does not hold
     */
    public Map<String, AttributeValue> update(
            Map<String, AttributeValue> key,
            String update,
            String condition,
            Map<String, AttributeValue> values) {
        return update(key, update, condition, null, values);
    }

    /**
     * The same with names for attributes whose own are words of DynamoDB's.
     *
     * @param names null when there are none
     */
    public Map<String, AttributeValue> update(
            Map<String, AttributeValue> key,
            String update,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        return client.updateItem(
                        r ->
                                r.tableName(name)
                                        .key(key)
                                        .updateExpression(update)
                                        .conditionExpression(condition)
                                        .expressionAttributeNames(names)
                                        .expressionAttributeValues(values)
                                        .returnValues(ReturnValue.ALL_NEW))
                .attributes();
    }

    /** All of them or none. */
    public void write(List<TransactWriteItem> writes) {
        if (!writes.isEmpty()) client.transactWriteItems(r -> r.transactItems(writes));
    }
}
