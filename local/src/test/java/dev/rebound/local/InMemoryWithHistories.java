package dev.rebound.local;

import dev.rebound.functions.Casebook;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Once;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.Quarantine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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

    /** May throw, and so end the call before or after it is done. */
    interface Guard {
        void before(String verb);

        void after(String verb);
    }

    @Override
    public Ledger ledger() {
        return guarded(Ledger.class, lasting.ledger());
    }

    @Override
    public Once once() {
        return guarded(Once.class, lasting.once());
    }

    @Override
    public Quarantine quarantine() {
        return lasting.quarantine();
    }

    @Override
    public Casebook casebook() {
        return guarded(Casebook.class, lasting.casebook());
    }

    @Override
    public Outbox outbox() {
        return guarded(Outbox.class, lasting.outbox());
    }

    @Override
    public Histories histories() {
        return guarded(Histories.class, histories);
    }

    @Override
    public Optional<Instant> clock() {
        return Optional.empty();
    }

    @Override
    public void clock(Instant now) {}

    @Override
    public void close() {}

    private <T> T guarded(Class<T> port, T real) {
        Class<?>[] ports = {port};
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        ports,
                        (_, method, arguments) -> {
                            guard.before(port.getSimpleName() + "." + method.getName());
                            try {
                                Object answer = method.invoke(real, arguments);
                                guard.after(port.getSimpleName() + "." + method.getName());
                                return answer;
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        }));
    }
}
