package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.core.RecipientHistory;
import dev.rebound.functions.Quarantine;
import dev.rebound.local.Story.Kind;
import dev.rebound.local.Story.Plot;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A database that is down: nothing vanishes, and what is replayed afterwards ends as if nothing had
 * been.
 */
class FailureTest {
    private static final Path HOME = Path.of("..");
    private static final Address BEN = Address.parse(Story.PEOPLE.get(1));

    private final List<Handled> handled = new ArrayList<>();
    private String down = "";
    private String fault = "the ledger is down";
    private InMemoryWithHistories storage;

    @BeforeEach
    void open() {
        storage = new InMemoryWithHistories(new Outage());
    }

    /** Lets one verb of a port fail, such as {@code Ledger.record}. */
    private final class Outage implements Guard {
        @Override
        public void before(String verb) {
            if (verb.equals(down)) throw new IllegalStateException(fault);
        }

        @Override
        public void after(String verb) {}
    }

    private void play(Plot plot) {
        Rebound rebound = new Rebound(HOME, storage, handled::add);
        rebound.play(plot.piece());
        rebound.finish();
    }

    private void replayQuarantine() {
        assertThat(storage.quarantine().list()).isNotEmpty();
        for (Quarantine.Item item : storage.quarantine().list()) {
            Rebound rebound = new Rebound(HOME, storage, handled::add);
            rebound.play(new Input.Piece(item.origin(), item.content()));
            rebound.finish();
        }
    }

    private RecipientHistory ben() {
        return storage.lasting.ledger().history(BEN);
    }

    @Test
    void anEventThatCannotBeDecidedIsKeptAndReplayed() {
        down = "Ledger.record";
        play(new Plot(Kind.NO_SUCH_MAILBOX, 1, 2));
        assertThat(handled)
                .singleElement()
                .extracting(one -> one.text("because"))
                .isEqualTo(
                        "the workflow failed: java.lang.IllegalStateException: the ledger is down");
        down = "";
        replayQuarantine();
        assertThat(ben().suppression(Instant.MAX)).isPresent();
    }

    @Test
    void aDecisionThatCannotBeCarriedOutIsKeptAndReplayed() {
        down = "Casebook.report";
        play(new Plot(Kind.SENDER_FAULT, 1, 2));
        assertThat(handled)
                .extracting(one -> one.text("decision"))
                .containsExactly("hold", "quarantine");
        assertThat(storage.casebook().incidents()).isEmpty();
        down = "";
        replayQuarantine();
        assertThat(storage.casebook().incidents()).hasSize(1);
    }

    @Test
    void oneRecipientsFailureTouchesNoOther() {
        down = "Ledger.history";
        play(new Plot(Kind.MAILBOX_FULL_AND_NO_SUCH_MAILBOX, 1, 2));
        assertThat(handled)
                .extracting(one -> one.text("decision"))
                .containsExactly("resend", "suppress", "quarantine");
        assertThat(handled.getLast().text("because"))
                .isEqualTo(
                        "the workflow failed: RecipientFailed:"
                                + " java.lang.IllegalStateException: the ledger is down;"
                                + " java.lang.IllegalStateException: the ledger is down");
        assertThat(storage.histories().unfinished()).isEmpty();
    }

    /** Cut where it is too long, but never within a character. */
    @ParameterizedTest
    @ValueSource(strings = {"Ledger.record", "Casebook.report"})
    void aFaultIsToldWhateverCharactersItHas(String verb) {
        down = verb;
        fault = "\"k\u00e4se\" \\ \n <'\ud83d\ude00'> ".repeat(50);
        play(new Plot(Kind.SENDER_FAULT, 1, 2));
        String told =
                handled.getLast().text("because").replaceFirst(".*IllegalStateException: ", "");
        assertThat(fault).startsWith(told);
        assertThat(told.codePointCount(0, told.length())).isEqualTo(500);
    }

    @Test
    void whatTheQueueCannotHandleGoesToQuarantineAfterThreeTries() {
        down = "Ledger.record";
        play(new Plot(Kind.DELIVERY, 1, 2));
        assertThat(handled)
                .singleElement()
                .satisfies(
                        one -> assertThat(one.text("because")).startsWith("track failed 3 times"));
    }
}
