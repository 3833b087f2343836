package dev.rebound.local.aws;

import dev.rebound.core.Address;
import dev.rebound.functions.Bodies;
import dev.rebound.functions.DynamoStores;
import dev.rebound.functions.S3Bodies;
import dev.rebound.functions.SesAccountList;
import dev.rebound.functions.Stores;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.Records;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of a deployed stack, over the adapters that are deployed. */
public final class StackRecords implements Records {
    private static final InstantSource CLOCK = InstantSource.system();

    private final Stack stack;
    private final Access access;
    private final DynamoDbClient dynamo;
    private final Stores stores;

    private StackRecords(Stack stack, Access access) {
        this.stack = stack;
        this.access = access;
        this.dynamo = access.client(DynamoDbClient.builder());
        this.stores = DynamoStores.of(dynamo, stack.output("LedgerTable"), new LargeMails(), CLOCK);
    }

    /**
     * @throws InvalidFile when there is no such stack
     */
    public static StackRecords of(String name, Access access) {
        return new StackRecords(Stack.find(name, access), access);
    }

    public Stack stack() {
        return stack;
    }

    public Access access() {
        return access;
    }

    @Override
    public Stores stores() {
        return stores;
    }

    /** Few commands need a large mail's body. */
    private Bodies bodies() {
        return new S3Bodies(access.client(S3Client.builder()), stack.output("OutboxBucket"));
    }

    private final class LargeMails implements Bodies {
        @Override
        public void put(String name, byte[] body) {
            bodies().put(name, body);
        }

        @Override
        public byte[] get(String name) {
            return bodies().get(name);
        }
    }

    @Override
    public Optional<List<Map<String, Object>>> history(String execution) {
        try (SfnClient client = access.client(SfnClient.builder())) {
            return new StackHistories(client, stack.outputs("Workflows")).find(execution);
        }
    }

    @Override
    public void unlist(Address address) {
        try (SesV2Client client = access.client(SesV2Client.builder())) {
            new SesAccountList(client).remove(address);
        }
    }

    @Override
    public Instant now() {
        return CLOCK.instant();
    }

    @Override
    public Instant tick() {
        return now();
    }

    @Override
    public void close() {
        dynamo.close();
    }
}
