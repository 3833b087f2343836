package dev.rebound.local;

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

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The deployed adapters over DynamoDB Local, in a folder that one process at a time may use. */
public final class DiskStorage implements Storage {
    private static final String LEDGER = "ledger";
    private static final String IDEMPOTENCY = "idempotency";
    private static final String CLOCK = "clock";
    private static final String DATABASE = "ledger.db";

    private final Path folder;
    private final FileChannel lock;
    private final AmazonDynamoDBLocal database;
    private final Set<Thread> sqlite;
    private final DynamoDbClient client;
    private Optional<Instant> clock;

    /**
     * @throws InvalidFile when the folder cannot be used, or another process uses it
     */
    public DiskStorage(Path folder) {
        this.folder = folder;
        lock = lock(folder);
        clock = read(folder.resolve(CLOCK));
        Set<Thread> others = sqliteThreads();
        database = DynamoDBEmbedded.create(folder.resolve(DATABASE).toFile(), true);
        sqlite = sqliteThreads();
        sqlite.removeAll(others);
        client = database.dynamoDbClient();
        LedgerTable.make(client, LEDGER);
        LedgerTable.makeIdempotency(client, IDEMPOTENCY);
    }

    @Override
    public Ledger ledger() {
        return new DynamoLedger(client, LEDGER, InstantSource.system());
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
        Bodies bodies = new FolderBodies(folder.resolve("outbox"));
        return new DynamoOutbox(client, LEDGER, bodies, InstantSource.system());
    }

    @Override
    public Histories histories() {
        return new FolderHistories(folder);
    }

    @Override
    public Optional<Instant> clock() {
        return clock;
    }

    @Override
    public void clock(Instant now) {
        if (clock.isPresent() && !now.isAfter(clock.get())) return;
        try {
            WholeFile.write(folder.resolve(CLOCK), now.toString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        clock = Optional.of(now);
    }

    private static Optional<Instant> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Instant.parse(Files.readString(file)))
                    : Optional.empty();
        } catch (DateTimeParseException fault) {
            throw new InvalidFile(file.toString(), "holds no timestamp");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        client.close();
        database.shutdown();
        awaitSqlite();
        try {
            lock.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * DynamoDB Local lets go of its file some time after shutdown has returned, when this thread of
     * SQLite's ends.
     */
    private static Set<Thread> sqliteThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("SQLiteQueue[" + DATABASE + "]"))
                .collect(Collectors.toSet());
    }

    private void awaitSqlite() {
        try {
            for (Thread thread : sqlite) thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null)
                throw new InvalidFile(folder.toString(), "another rebound is using it");
            return channel;
        } catch (OverlappingFileLockException ours) {
            throw new InvalidFile(folder.toString(), "another rebound is using it");
        } catch (IOException fault) {
            throw new InvalidFile(folder.toString(), "cannot be used: " + fault);
        }
    }
}
