package dev.rebound.client;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

/** A DynamoDB of which one read fails. */
final class FaultyReads implements DynamoDbClient {
    private final DynamoDbClient client;
    private final int failing;
    private int reads;

    /**
     * @param failing which one, from 1
     */
    FaultyReads(DynamoDbClient client, int failing) {
        this.client = client;
        this.failing = failing;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        reads++;
        if (reads == failing) throw SdkClientException.create("connection reset");
        return client.batchGetItem(request);
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {}
}
