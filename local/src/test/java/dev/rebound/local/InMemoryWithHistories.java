package dev.rebound.local;

import dev.rebound.functions.Casebook;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Once;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.Stores;

import java.time.Instant;
import java.util.Optional;

/**
 * Storage that outlives whoever uses it, and in which a guard stands before and behind each call
 * that writes.
 */
final class InMemoryWithHistories implements Storage {
    final Storage lasting = LocalStorage.inMemoryWithHistories();

    private final Guard guard;

    InMemoryWithHistories(Guard guard) {
        this.guard = guard;
    }

    @Override
    public Stores stores() {
        Stores stores = lasting.stores();
        return new Stores(
                guard.guarded(Ledger.class, stores.ledger()),
                stores.quarantine(),
                guard.guarded(Casebook.class, stores.casebook()),
                guard.guarded(Outbox.class, stores.outbox()));
    }

    @Override
    public Once once() {
        return guard.guarded(Once.class, lasting.once());
    }

    @Override
    public Histories histories() {
        return guard.guarded(Histories.class, lasting.histories());
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
