package dev.rebound.functions;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Both tables in a DynamoDB Local of their own, in memory. */
public final class LocalTables implements AutoCloseable {
    public static final String LEDGER = "ledger";
    static final String IDEMPOTENCY = "idempotency";

    private final AmazonDynamoDBLocal database = DynamoDBEmbedded.create(null, true);
    public final DynamoDbClient client = database.dynamoDbClient();

    public LocalTables() {
        LedgerTable.make(client, LEDGER);
        LedgerTable.makeIdempotency(client, IDEMPOTENCY);
    }

    @Override
    public void close() {
        client.close();
        database.shutdown();
    }
}
