package dev.rebound.bench.cost;

import dev.rebound.database.Database;
import dev.rebound.dynamodb.EmbeddedDynamoDb;
import dev.rebound.functions.Bodies;
import dev.rebound.functions.DynamoStores;
import dev.rebound.functions.LedgerTable;
import dev.rebound.functions.Once;
import dev.rebound.functions.PowertoolsOnce;
import dev.rebound.functions.Stores;
import dev.rebound.local.Histories;
import dev.rebound.local.Storage;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The deployed adapters over tables of their own, which are metered. */
final class MeteredStorage implements Storage {
    static final String LEDGER = "ledger";
    static final String IDEMPOTENCY = "idempotency";

    private final Database database = Database.inMemory();
    private final DynamoDbClient tables = EmbeddedDynamoDb.of(database);
    private final Meter meter;
    private final InstantSource clock;
    private final DynamoDbClient client;

    /**
     * @param clock by which items of the ledger expire
     */
    MeteredStorage(Meter meter, InstantSource clock) {
        this.meter = meter;
        this.clock = clock;
        LedgerTable.make(tables, LEDGER);
        LedgerTable.makeIdempotency(tables, IDEMPOTENCY);
        client = MeteredTables.metered(tables, meter);
    }

    /** Past the meter. */
    DynamoDbClient unmetered() {
        return tables;
    }

    @Override
    public Stores stores() {
        return DynamoStores.of(client, LEDGER, new MeteredBodies(), clock);
    }

    @Override
    public Once once() {
        return new PowertoolsOnce(client, IDEMPOTENCY);
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
        database.close();
    }
}
