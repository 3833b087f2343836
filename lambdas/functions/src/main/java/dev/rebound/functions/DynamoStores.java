package dev.rebound.functions;

import dev.rebound.core.Policy;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.InstantSource;

/** {@link Stores} in one DynamoDB table. */
public final class DynamoStores {
    private DynamoStores() {}

    /**
     * @param table the ledger's
     * @param bodies where mail goes that is too large for the table
     * @param clock by which items expire
     */
    public static Stores of(
            DynamoDbClient client, String table, Bodies bodies, InstantSource clock) {
        return new Stores(
                new DynamoLedger(client, table, clock),
                new DynamoQuarantine(client, table),
                new DynamoCasebook(client, table, Policy.standard()),
                new DynamoOutbox(client, table, bodies, clock));
    }
}
