package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.rebound.client.Table;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import software.amazon.lambda.powertools.idempotency.Idempotency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The real Powertools, woven, over a real DynamoDB. */
class PowertoolsOnceTest {
    private static final int THIRTY_SECONDS = 30_000;
    private static final Context CONTEXT = new TimeLeft(THIRTY_SECONDS);

    private static LocalTables tables;

    private final List<String> ran = new ArrayList<>();
    private PowertoolsOnce once;
    private String key;

    @BeforeAll
    static void open() {
        tables = new LocalTables();
    }

    @AfterAll
    static void close() {
        tables.close();
    }

    @BeforeEach
    void begin(TestInfo test) {
        once = new PowertoolsOnce(tables.client, LocalTables.IDEMPOTENCY);
        key = test.getDisplayName();
    }

    private Once.Done run() {
        return once.run(
                key,
                CONTEXT,
                () -> {
                    ran.add("ran");
                    return "result " + ran.size();
                });
    }

    /**
     * Leaves behind what an attempt leaves that began then with thirty seconds left and was killed.
     */
    private void attemptKilled(Instant began) {
        IdempotencyStore store = (IdempotencyStore) Idempotency.getInstance().getPersistenceStore();
        store.configure(Idempotency.getInstance().getConfig(), "once");
        Table table = new Table(tables.client, LocalTables.IDEMPOTENCY);
        ScopedValue.where(IdempotencyStore.TABLE, table)
                .run(
                        () ->
                                store.saveInProgress(
                                        new TextNode(key), began, OptionalInt.of(THIRTY_SECONDS)));
    }

    @Test
    void anEffectRunsOnceAndItsResultIsGivenAgain() {
        assertThat(run()).isEqualTo(new Once.Done("result 1", false));
        assertThat(run()).isEqualTo(new Once.Done("result 1", true));
        assertThat(ran).hasSize(1);
    }

    @Test
    void anEffectThatThrewRunsAgain() {
        IllegalStateException fault = new IllegalStateException("no");
        assertThatThrownBy(
                        () ->
                                once.run(
                                        key,
                                        CONTEXT,
                                        () -> {
                                            throw fault;
                                        }))
                .isSameAs(fault);
        assertThat(run().before()).isFalse();
    }

    @Test
    void aKilledAttemptIsResumedAsSoonAsItsTimeIsOver() {
        attemptKilled(Instant.now().minusMillis(THIRTY_SECONDS + 1));
        assertThat(run()).isEqualTo(new Once.Done("result 1", false));
    }

    @Test
    void anAttemptUnderWayIsLeftAlone() {
        attemptKilled(Instant.now().minusMillis(THIRTY_SECONDS / 2));
        assertThatThrownBy(this::run).isInstanceOf(UnderWay.class);
        assertThat(ran).isEmpty();
    }

    @Test
    void twoTablesInOneProcessAreKeptApart() {
        run();
        try (LocalTables others = new LocalTables()) {
            PowertoolsOnce other = new PowertoolsOnce(others.client, LocalTables.IDEMPOTENCY);
            assertThat(other.run(key, CONTEXT, () -> "other"))
                    .isEqualTo(new Once.Done("other", false));
        }
    }
}
