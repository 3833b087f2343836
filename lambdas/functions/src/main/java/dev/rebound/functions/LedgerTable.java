package dev.rebound.functions;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.util.stream.Stream;

/** The keys and the index of the two tables, for where no stack makes them. */
public final class LedgerTable {
    /** The sparse index that is the suppression list, and its key. */
    public static final String SUPPRESSED = "suppressed";

    /** The index of all messages by the hour in which SES took them, and its key. */
    public static final String HOUR = "hour";

    private LedgerTable() {}

    /** Makes the table unless it is there. */
    public static void make(DynamoDbClient client, String table) {
        if (exists(client, table)) return;
        client.createTable(
                r ->
                        r.tableName(table)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(
                                        Stream.of("pk", "sk", SUPPRESSED, HOUR)
                                                .map(LedgerTable::text)
                                                .toList())
                                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                                .globalSecondaryIndexes(
                                        index(SUPPRESSED, ProjectionType.ALL),
                                        index(HOUR, ProjectionType.KEYS_ONLY)));
    }

    /** Makes Powertools' table unless it is there. */
    public static void makeIdempotency(DynamoDbClient client, String table) {
        if (exists(client, table)) return;
        client.createTable(
                r ->
                        r.tableName(table)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(text("id"))
                                .keySchema(key("id", KeyType.HASH)));
    }

    /**
     * Lets a table's items expire.
     *
     * @param attribute holds the epoch second at which an item does
     */
    public static void expire(DynamoDbClient client, String table, String attribute) {
        client.updateTimeToLive(
                r ->
                        r.tableName(table)
                                .timeToLiveSpecification(
                                        t -> t.attributeName(attribute).enabled(true)));
    }

    private static GlobalSecondaryIndex index(String key, ProjectionType projected) {
        return GlobalSecondaryIndex.builder()
                .indexName(key)
                .keySchema(key(key, KeyType.HASH))
                .projection(projection -> projection.projectionType(projected))
                .build();
    }

    private static boolean exists(DynamoDbClient client, String table) {
        return client.listTablesPaginator().tableNames().stream().anyMatch(table::equals);
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
