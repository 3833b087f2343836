package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.core.RecipientHistory;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Once;
import dev.rebound.functions.Quarantine;
import dev.rebound.local.Story.Kind;
import dev.rebound.local.Story.Plot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database that is down: nothing vanishes, and what is replayed afterwards ends as if nothing had
 * been.
 */
class FailureTest {
    private static final Path HOME = Path.of("..");
    private static final Address BEN = Address.parse(Story.PEOPLE.get(1));

    @TempDir private Path folder;

    private final Fallible storage = new Fallible();
    private final List<Handled> handled = new ArrayList<>();

    /** A ledger that can be told which of its verbs fail. */
    private final class Fallible implements Storage {
        private final Storage working = Storage.inMemory();
        private String down = "";

        @Override
        public Ledger ledger() {
            return (Ledger)
                    Proxy.newProxyInstance(
                            Ledger.class.getClassLoader(),
                            new Class<?>[] {Ledger.class},
                            (_, method, arguments) -> {
                                if (method.getName().equals(down))
                                    throw new IllegalStateException("the ledger is down");
                                try {
                                    return method.invoke(working.ledger(), arguments);
                                } catch (InvocationTargetException thrown) {
                                    throw thrown.getCause();
                                }
                            });
        }

        @Override
        public Once once() {
            return working.once();
        }

        @Override
        public Quarantine quarantine() {
            return working.quarantine();
        }

        @Override
        public Histories histories() {
            return new FolderHistories(folder);
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

    private void play(Plot plot) {
        Rebound rebound = new Rebound(HOME, storage, handled::add);
        rebound.play(plot.piece());
        rebound.finish();
    }

    private void replayQuarantine() {
        for (Quarantine.Item item : storage.quarantine().list()) {
            Rebound rebound = new Rebound(HOME, storage, handled::add);
            rebound.play(new Input.Piece(item.origin(), item.content()));
            rebound.finish();
        }
    }

    private RecipientHistory ben() {
        return storage.working.ledger().history(BEN);
    }

    @Test
    void anEventThatCannotBeDecidedIsKeptAndReplayed() {
        storage.down = "record";
        play(new Plot(Kind.NO_SUCH_MAILBOX, 1, 2));
        assertThat(handled)
                .singleElement()
                .satisfies(one -> assertThat(one.text("because")).contains("the ledger is down"));
        storage.down = "";
        replayQuarantine();
        assertThat(ben().suppression(Instant.MAX)).isPresent();
    }

    @Test
    void aDecisionThatCannotBeCarriedOutIsKeptAndReplayed() {
        storage.down = "change";
        play(new Plot(Kind.NO_SUCH_MAILBOX, 1, 2));
        assertThat(handled)
                .extracting(one -> one.text("decision"))
                .containsExactly("suppress", "quarantine");
        assertThat(ben().suppression(Instant.MAX)).isEmpty();
        storage.down = "";
        replayQuarantine();
        assertThat(ben().suppression(Instant.MAX)).isPresent();
    }

    @Test
    void oneRecipientsFailureTouchesNoOther() {
        storage.down = "change";
        play(new Plot(Kind.MAILBOX_FULL_AND_NO_SUCH_MAILBOX, 1, 2));
        assertThat(handled)
                .extracting(one -> one.text("decision"))
                .containsExactly("resend", "suppress", "quarantine");
        assertThat(new FolderHistories(folder).unfinished()).isEmpty();
    }

    @Test
    void whatTheQueueCannotHandleGoesToQuarantineAfterThreeTries() {
        storage.down = "record";
        play(new Plot(Kind.DELIVERY, 1, 2));
        assertThat(handled)
                .singleElement()
                .satisfies(
                        one -> assertThat(one.text("because")).startsWith("track failed 3 times"));
    }
}
