package dev.rebound.dynamodb;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a DynamoDB says to requests, in a form in which two of them can be compared. */
record Answers(DynamoDbClient client) {
    /** With a table like Rebound's ledger in it. */
    static Answers of(DynamoDbClient client) {
        client.createTable(
                r ->
                        r.tableName("ledger")
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(
                                        Stream.of("pk", "sk", "suppressed", "hour")
                                                .map(Answers::text)
                                                .toList())
                                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                                .globalSecondaryIndexes(
                                        index("suppressed", ProjectionType.ALL),
                                        index("hour", ProjectionType.KEYS_ONLY)));
        return new Answers(client);
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static GlobalSecondaryIndex index(String name, ProjectionType projection) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(name, KeyType.HASH))
                .projection(p -> p.projectionType(projection))
                .build();
    }

    /** Items, in order only where DynamoDB keeps one; or the error's code. */
    String to(DynamoDbRequest request) {
        try {
            return switch (request) {
                case GetItemRequest get -> items(List.of(client.getItem(get).item()));
                case PutItemRequest put -> "put " + client.putItem(put).attributes();
                case DeleteItemRequest delete ->
                        "deleted " + client.deleteItem(delete).attributes();
                case UpdateItemRequest update ->
                        items(List.of(client.updateItem(update).attributes()));
                case QueryRequest query ->
                        query.indexName() == null
                                ? items(client.query(query).items())
                                : sorted(client.query(query).items());
                case ScanRequest scan -> sorted(client.scan(scan).items());
                case BatchGetItemRequest batch ->
                        sorted(
                                client.batchGetItem(batch)
                                        .responses()
                                        .getOrDefault("ledger", List.of()));
                case TransactWriteItemsRequest all ->
                        "wrote " + client.transactWriteItems(all).hasConsumedCapacity();
                default -> throw new IllegalArgumentException(request.toString());
            };
        } catch (TransactionCanceledException cancelled) {
            return "cancelled "
                    + cancelled.cancellationReasons().stream()
                            .map(CancellationReason::code)
                            .toList();
        } catch (AwsServiceException fault) {
            return fault.awsErrorDetails().errorCode();
        } catch (UnsupportedOperationException refused) {
            return "ValidationException"; // a wrong request may also be one that is not known here
        }
    }

    private static String items(List<Map<String, AttributeValue>> items) {
        return items.stream().map(Answers::item).toList().toString();
    }

    private static String sorted(List<Map<String, AttributeValue>> items) {
        return items.stream().map(Answers::item).sorted().toList().toString();
    }

    private static String item(Map<String, AttributeValue> item) {
        Map<String, String> attributes = new TreeMap<>();
        item.forEach((name, value) -> attributes.put(name, value(value)));
        return attributes.toString();
    }

    private static String value(AttributeValue value) {
        return switch (value.type()) {
            case S -> "'" + value.s() + "'";
            case SS -> new TreeSet<>(value.ss()).toString();
            case B -> "b" + value.b().asUtf8String();
            case BOOL -> value.bool().toString();
            default -> value.n();
        };
    }
}
