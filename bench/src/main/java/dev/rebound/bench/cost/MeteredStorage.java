package dev.rebound.bench.cost;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;

import dev.rebound.core.Policy;
import dev.rebound.functions.Bodies;
import dev.rebound.functions.Casebook;
import dev.rebound.functions.DynamoCasebook;
import dev.rebound.functions.DynamoLedger;
import dev.rebound.functions.DynamoOutbox;
import dev.rebound.functions.DynamoQuarantine;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.LedgerTable;
import dev.rebound.functions.Once;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.PowertoolsOnce;
import dev.rebound.functions.Quarantine;
import dev.rebound.local.Histories;
import dev.rebound.local.Storage;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The deployed adapters over a DynamoDB Local of their own, which is metered. */
final class MeteredStorage implements Storage {
    static final String LEDGER = "ledger";
    static final String IDEMPOTENCY = "idempotency";

    private final AmazonDynamoDBLocal database = DynamoDBEmbedded.create(null, true);
    private final Meter meter;
    private final InstantSource clock;
    private final DynamoDbClient client;

    /**
     * @param clock by which items of the ledger expire
     */
    MeteredStorage(Meter meter, InstantSource clock) {
        this.meter = meter;
        this.clock = clock;
        LedgerTable.make(database.dynamoDbClient(), LEDGER);
        LedgerTable.makeIdempotency(database.dynamoDbClient(), IDEMPOTENCY);
        client = MeteredTables.metered(database.dynamoDbClient(), meter);
    }

    /** Past the meter. */
    DynamoDbClient unmetered() {
        return database.dynamoDbClient();
    }

    @Override
    public Ledger ledger() {
        return new DynamoLedger(client, LEDGER, clock);
    }

    @Override
    public Once once() {
        return new PowertoolsOnce(client, IDEMPOTENCY);
    }

    @Override
    public Quarantine quarantine() {
        return new DynamoQuarantine(client, LEDGER);
    }

    @Override
    public Casebook casebook() {
        return new DynamoCasebook(client, LEDGER, Policy.standard());
    }

    @Override
    public Outbox outbox() {
        return new DynamoOutbox(client, LEDGER, new MeteredBodies(), clock);
    }

    private final class MeteredBodies implements Bodies {
        private final Map<String, byte[]> bodies = new HashMap<>();

        @Override
        public void put(String name, byte[] body) {
            meter.add("s3/put", 1);
            bodies.put(name, body);
        }

        @Override
        public byte[] get(String name) {
            meter.add("s3/get", 1);
            return bodies.get(name);
        }
    }

    @Override
    public Histories histories() {
        return new MeteredHistories(meter);
    }

    @Override
    public Optional<Instant> clock() {
        return Optional.empty();
    }

    @Override
    public void clock(Instant now) {}

    @Override
    public void close() {
        database.dynamoDbClient().close();
        database.shutdown();
    }
}
