package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.functions.Ledger;
import dev.rebound.functions.Once;
import dev.rebound.functions.Quarantine;
import dev.rebound.local.Story.Kind;
import dev.rebound.local.Story.Plot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that is killed at any call to its ports, and run again, ends as one that never was. */
class KilledTest {
    private static final Path HOME = Path.of("..");

    private static final List<Plot> PLOTS =
            List.of(
                    new Plot(Kind.DELIVERY, 0, 1),
                    new Plot(Kind.MAILBOX_FULL, 1, 2),
                    new Plot(Kind.DELAY, 2, 3),
                    new Plot(Kind.MAILBOX_FULL, 1, 5),
                    new Plot(Kind.POSSIBLE_COMPLAINT, 0, 6),
                    new Plot(Kind.SENDER_FAULT, 2, 7),
                    new Plot(Kind.MAILBOX_FULL, 1, 8),
                    new Plot(Kind.COMPLAINT, 2, 9),
                    new Plot(Kind.NOT_SPAM, 2, 10),
                    new Plot(Kind.POSSIBLE_COMPLAINT, 0, 11),
                    new Plot(Kind.NO_SUCH_MAILBOX, 1, 12));

    @TempDir private Path folder;

    /**
     * The end of the process: an Error, so that nothing takes it for a fault that can be handled.
     */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /**
     * Storage that outlives the process, whose calls are counted, and which dies before or after
     * one of them.
     */
    private static final class Mortal implements Storage {
        private final Storage.InMemory lasting = (Storage.InMemory) Storage.inMemory();
        private final Histories histories;
        private int calls;
        private int deadly = Integer.MAX_VALUE;
        private boolean after;

        Mortal(Path folder) {
            histories = new FolderHistories(folder);
        }

        @Override
        public Ledger ledger() {
            return mortal(Ledger.class, lasting.ledger());
        }

        @Override
        public Once once() {
            return mortal(Once.class, lasting.once());
        }

        @Override
        public Quarantine quarantine() {
            return lasting.quarantine();
        }

        @Override
        public Histories histories() {
            return mortal(Histories.class, histories);
        }

        @Override
        public Optional<Instant> clock() {
            return Optional.empty();
        }

        @Override
        public void clock(Instant now) {}

        @Override
        public void close() {}

        private <T> T mortal(Class<T> port, T real) {
            return port.cast(
                    Proxy.newProxyInstance(
                            port.getClassLoader(),
                            new Class<?>[] {port},
                            (_, method, arguments) -> {
                                boolean die = calls++ == deadly;
                                if (die && !after) throw new Killed();
                                try {
                                    Object answer = method.invoke(real, arguments);
                                    if (die) throw new Killed();
                                    return answer;
                                } catch (InvocationTargetException thrown) {
                                    throw thrown.getCause();
                                }
                            }));
        }
    }

    private static boolean live(Mortal storage) {
        try {
            Rebound rebound = new Rebound(HOME, storage, _ -> {});
            PLOTS.forEach(plot -> rebound.play(plot.piece()));
            rebound.finish();
            return true;
        } catch (IllegalStateException death) {
            assertThat(death).hasRootCauseInstanceOf(Killed.class);
            return false;
        } catch (Killed death) {
            return false;
        }
    }

    @Test
    void atAnyCallAndRunAgainItEndsTheSame() throws IOException {
        Mortal undisturbed = new Mortal(folder.resolve("undisturbed"));
        assertThat(live(undisturbed)).isTrue();
        Map<String, Object> end = Story.end(undisturbed.lasting.ledger(), PLOTS);
        for (int call = 0; call < undisturbed.calls; call++)
            for (boolean after : new boolean[] {false, true}) {
                Mortal storage = new Mortal(folder.resolve(call + "-" + after));
                storage.deadly = call;
                storage.after = after;
                assertThat(live(storage)).isFalse();
                storage.deadly = Integer.MAX_VALUE;
                assertThat(live(storage)).isTrue();
                assertThat(Story.end(storage.lasting.ledger(), PLOTS))
                        .as("killed at call %d", call)
                        .isEqualTo(end);
                assertThat(storage.histories.unfinished()).isEmpty();
            }
    }

    @Test
    void whatWaitedGoesOnWithoutItsEvent() throws IOException {
        Mortal storage = new Mortal(folder);
        Rebound killed = new Rebound(HOME, storage, _ -> {});
        killed.play(new Plot(Kind.MAILBOX_FULL, 1, 2).piece());
        assertThat(storage.histories.unfinished()).hasSize(1);
        new Rebound(HOME, storage, _ -> {}).finish();
        assertThat(storage.histories.unfinished()).isEmpty();
        assertThat(steps()).contains("WaitStateExited", "ExecutionSucceeded");
    }

    private List<String> steps() throws IOException {
        List<String> steps = new ArrayList<>();
        try (var files = Files.list(folder.resolve("executions/bounce"))) {
            for (Path file : files.toList())
                for (String line : Files.readAllLines(file))
                    steps.add(line.replaceAll(".*\"type\":\"(\\w+)\".*", "$1"));
        }
        return steps;
    }
}
