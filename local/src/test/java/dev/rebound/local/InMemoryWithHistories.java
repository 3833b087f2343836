package dev.rebound.local;

import dev.rebound.functions.Casebook;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Once;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.Quarantine;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Storage that outlives whoever uses it, and in which a guard stands before and behind each call
 * that writes.
 */
final class InMemoryWithHistories implements Storage {
    final Storage lasting = Storage.inMemory();

    private final Histories histories;
    private final Guard guard;

    InMemoryWithHistories(Path folder, Guard guard) {
        this.histories = new FolderHistories(folder);
        this.guard = guard;
    }

    @Override
    public Ledger ledger() {
        return guard.guarded(Ledger.class, lasting.ledger());
    }

    @Override
    public Once once() {
        return guard.guarded(Once.class, lasting.once());
    }

    @Override
    public Quarantine quarantine() {
        return lasting.quarantine();
    }

    @Override
    public Casebook casebook() {
        return guard.guarded(Casebook.class, lasting.casebook());
    }

    @Override
    public Outbox outbox() {
        return guard.guarded(Outbox.class, lasting.outbox());
    }

    @Override
    public Histories histories() {
        return guard.guarded(Histories.class, histories);
    }

    @Override
    public Optional<Instant> clock() {
        return Optional.empty();
    }

    @Override
    public void clock(Instant now) {}

    @Override
    public void close() {}
}
