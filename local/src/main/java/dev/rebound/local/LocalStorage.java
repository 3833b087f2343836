package dev.rebound.local;

import dev.rebound.database.Database;
import dev.rebound.dynamodb.EmbeddedDynamoDb;
import dev.rebound.functions.DynamoStores;
import dev.rebound.functions.LedgerTable;
import dev.rebound.functions.Once;
import dev.rebound.functions.PowertoolsOnce;
import dev.rebound.functions.Stores;

import org.h2.mvstore.type.StringDataType;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The deployed adapters over a DynamoDB within this process, and beside its tables all else that is
 * kept: large mails, the histories of executions, the clock.
 */
public final class LocalStorage implements Storage {
    private static final String FILE = "rebound.db";

    /** In a folder of earlier builds. */
    private static final String FORMER_FILE = "ledger.db";

    private static final String LEDGER = "ledger";
    private static final String IDEMPOTENCY = "idempotency";
    private static final String NOW = "now";

    private final Database database;
    private final DynamoDbClient client;
    private final Stores stores;
    private final Once once;
    private final Histories histories;
    private final Map<String, String> clock;
    private Optional<Instant> now;

    private LocalStorage(Database database, DynamoDbClient client, Histories histories) {
        this.database = database;
        this.client = client;
        this.histories = histories;
        LedgerTable.make(client, LEDGER);
        LedgerTable.makeIdempotency(client, IDEMPOTENCY);
        stores =
                DynamoStores.of(client, LEDGER, new StoredBodies(database), InstantSource.system());
        once = new PowertoolsOnce(client, IDEMPOTENCY);
        clock = database.map("clock", StringDataType.INSTANCE, StringDataType.INSTANCE);
        now = Optional.ofNullable(database.read(() -> clock.get(NOW))).map(Instant::parse);
    }

    static LocalStorage inMemory() {
        Database database = Database.inMemory();
        return new LocalStorage(database, EmbeddedDynamoDb.of(database), Histories.NONE);
    }

    /** Gone with the process, too, but as complete as that of a folder. */
    static LocalStorage inMemoryWithHistories() {
        Database database = Database.inMemory();
        return new LocalStorage(
                database, EmbeddedDynamoDb.of(database), new StoredHistories(database));
    }

    /**
     * @param tables where they are instead
     * @throws InvalidFile when the folder or the other DynamoDB cannot be used
     * @throws dev.rebound.database.DatabaseException when what lies in it cannot be
     */
    public static Storage in(Path folder, Optional<OtherDynamoDb> tables) {
        return tables.isPresent() ? tables.get().storage(folder) : in(folder);
    }

    /** The same with the tables in the folder. */
    public static LocalStorage in(Path folder) {
        LocalStorage storage = in(folder, EmbeddedDynamoDb::of);
        LedgerTable.expire(storage.client, LEDGER, "expires");
        LedgerTable.expire(storage.client, IDEMPOTENCY, "expiration");
        return storage;
    }

    /**
     * The same with the tables in another DynamoDB.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when it is none, or out of reach
     */
    static LocalStorage in(Path folder, DynamoDbClient dynamoDb) {
        return in(folder, _ -> dynamoDb);
    }

    private static LocalStorage in(Path folder, Function<Database, DynamoDbClient> tables) {
        Database database = Database.in(usable(folder).resolve(FILE));
        try {
            return new LocalStorage(
                    database, tables.apply(database), new StoredHistories(database));
        } catch (RuntimeException fault) {
            database.close();
            throw fault;
        }
    }

    private static Path usable(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw new InvalidFile(folder.toString(), "cannot be used: " + fault);
        }
        if (Files.exists(folder.resolve(FORMER_FILE)))
            throw new InvalidFile(
                    folder.toString(),
                    "was written by an earlier build, which stored it in another form: move it"
                            + " away, or name another folder with --data");
        if (!Files.isWritable(folder))
            throw new InvalidFile(
                    folder.toString(),
                    "cannot be written to: name another folder with --data, or use --memory");
        return folder;
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Once once() {
        return once;
    }

    @Override
    public Histories histories() {
        return histories;
    }

    @Override
    public Optional<Instant> clock() {
        return now;
    }

    @Override
    public void clock(Instant now) {
        if (this.now.isPresent() && !now.isAfter(this.now.get())) return;
        database.write(() -> clock.put(NOW, now.toString()));
        this.now = Optional.of(now);
    }

    @Override
    public void group() {
        database.group();
    }

    @Override
    public void whenWritten(Runnable promise) {
        database.whenWritten(promise);
    }

    @Override
    public void flush() {
        database.flush();
    }

    @Override
    public void close() {
        client.close();
        database.close();
    }
}
