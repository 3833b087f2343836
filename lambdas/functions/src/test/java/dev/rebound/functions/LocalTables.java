package dev.rebound.functions;

import dev.rebound.database.Database;
import dev.rebound.dynamodb.EmbeddedDynamoDb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Both tables in memory. */
public final class LocalTables implements AutoCloseable {
    public static final String LEDGER = "ledger";
    static final String IDEMPOTENCY = "idempotency";

    private final Database database = Database.inMemory();
    public final DynamoDbClient client = EmbeddedDynamoDb.of(database);

    public LocalTables() {
        LedgerTable.make(client, LEDGER);
        LedgerTable.makeIdempotency(client, IDEMPOTENCY);
    }

    @Override
    public void close() {
        database.close();
    }
}
