package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Decider;
import dev.rebound.core.MailStream;
import dev.rebound.core.Message;
import dev.rebound.core.Occasion;
import dev.rebound.core.Policy;
import dev.rebound.core.Progress;
import dev.rebound.core.Status;
import dev.rebound.core.Traffic;
import dev.rebound.functions.Ledger.Origin;
import dev.rebound.functions.Outbox.Sending;
import dev.rebound.mail.Content;
import dev.rebound.mail.Mail;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * DynamoDB throttles, two write at once, or its answer is lost and the client asks again, whose
 * condition then meets what the client wrote itself.
 */
class TroubledTablesTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private static TroubledTables tables;

    /** Whose time is over, so that whoever comes next need not wait. */
    private static final TimeLeft NONE = new TimeLeft(-1_000);

    private final Address ana = Address.parse("ana@domain-" + System.nanoTime() + ".test");
    private final Mail mail = mail("letter");
    private final Attempt first = new Attempt(mail.id(), 1);
    private final Ledger ledger = new DynamoLedger(tables.client, LocalTables.LEDGER, () -> LATER);
    private final Outbox outbox =
            new DynamoOutbox(tables.client, LocalTables.LEDGER, new NoBodies(), () -> LATER);

    @BeforeAll
    static void open() {
        tables = new TroubledTables();
    }

    @AfterAll
    static void close() {
        tables.close();
    }

    /** All mail here is small. */
    private static final class NoBodies implements Bodies {
        @Override
        public void put(String name, byte[] body) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public byte[] get(String name) {
            throw new UnsupportedOperationException(name);
        }
    }

    private Mail mail(String key) {
        return new Mail(
                key,
                MailStream.TRANSACTIONAL,
                "shop@shop.test",
                List.of(ana),
                List.of(),
                new Content.Written(key, Optional.of(key), Optional.empty(), List.of()),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Sending> claim(Instant at) {
        return outbox.claim(ana, first, at);
    }

    private Optional<Sending> attempt() {
        outbox.keep(mail);
        return outbox.find(ana, mail.id()).map(kept -> kept.attempts().get(1));
    }

    /** Decides about a delivery. */
    private void record() {
        Message message = new Message("m-" + ana, Optional.of(NOON), List.of(ana.value()));
        Progress delivery = new Progress.Delivery(message, ana, NOON);
        Decider decider = new Decider(Policy.standard());
        ledger.record(
                Occasion.of(delivery),
                new Origin("event", "execution"),
                history -> decider.decide(delivery, history, Traffic.none(), LATER));
    }

    private Traffic.Counts counted() {
        return ledger.traffic(ana.domain(), NOON, LATER)
                .spells()
                .getOrDefault(Traffic.spell(NOON), new Traffic.Counts(0, 0, 0, 0));
    }

    private static void isThrottled(Runnable what) {
        assertThatThrownBy(what::run).isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void aClaimWhoseAnswerWasLostIsTheCallersAndNobodyElses() {
        tables.loseAnswer("putItem");
        assertThat(claim(NOON)).isEmpty();
        assertThat(claim(LATER)).contains(new Sending(NOON, Optional.empty()));
    }

    @Test
    void theSameCallerMayNotClaimTwice() {
        claim(NOON);
        tables.loseAnswer("putItem");
        assertThat(claim(LATER)).contains(new Sending(NOON, Optional.empty()));
    }

    @Test
    void aThrottledClaimIsNobodys() {
        tables.throttle("putItem");
        isThrottled(() -> claim(NOON));
        assertThat(attempt()).isEmpty();
        assertThat(claim(LATER)).isEmpty();
    }

    @Test
    void aClaimIsGivenBackThoughTheAnswerWasLost() {
        claim(NOON);
        tables.loseAnswer("deleteItem");
        outbox.release(ana, first);
        assertThat(claim(LATER)).isEmpty();
    }

    @Test
    void aMailIsKeptThoughTheAnswerWasLost() {
        tables.loseAnswer("putItem");
        assertThatCode(() -> outbox.keep(mail)).doesNotThrowAnyException();
        assertThat(outbox.find(ana, mail.id()).orElseThrow().mail()).isEqualTo(mail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"getItem", "putItem"})
    void aMailThatCouldNotBeKeptIsKeptTheNextTime(String verb) {
        tables.throttle(verb);
        isThrottled(() -> outbox.keep(mail));
        outbox.keep(mail);
        assertThat(outbox.to(ana)).hasSize(1);
    }

    @Test
    void whatSesTookItAsIsKnownThoughTheAnswerWasLost() {
        claim(NOON);
        tables.loseAnswer("updateItem");
        outbox.sent(ana, first, LATER, "ses-1");
        assertThat(attempt()).contains(new Sending(NOON, Optional.of("ses-1")));
        assertThat(outbox.unanswered(NOON, LATER))
                .extracting(Outbox.Unanswered::recipient)
                .doesNotContain(ana);
    }

    @Test
    void whatCouldNotBeNotedIsStillClaimed() {
        claim(NOON);
        tables.throttle("updateItem");
        isThrottled(() -> outbox.sent(ana, first, LATER, "ses-1"));
        assertThat(claim(LATER)).contains(new Sending(NOON, Optional.empty()));
    }

    @Test
    void aDecisionWhoseAnswerWasLostIsWrittenAndCountedOnce() {
        tables.loseAnswer("transactWriteItems");
        record();
        isWrittenOnce();
        assertThat(counted()).isEqualTo(new Traffic.Counts(1, 0, 0, 0));
    }

    @Test
    void aDecisionBesideAnotherIsMadeAgainAndCountedOnce() {
        tables.conflict();
        record();
        isWrittenOnce();
        assertThat(counted()).isEqualTo(new Traffic.Counts(1, 0, 0, 0));
    }

    @Test
    void aThrottledDecisionIsNotMadeAtAll() {
        tables.throttle("transactWriteItems");
        isThrottled(this::record);
        assertThat(ledger.timeline(ana)).isEmpty();
        assertThat(ledger.reported("m-" + ana, ana)).isEmpty();
        record();
        isWrittenOnce();
    }

    @Test
    void aDecisionThatCouldNotBeCountedStandsAndMayBeMadeAgain() {
        tables.throttle("updateItem");
        isThrottled(this::record);
        for (int time = 0; time < 2; time++) {
            isWrittenOnce();
            record();
        }
    }

    private void isWrittenOnce() {
        assertThat(ledger.timeline(ana)).hasSize(1);
        assertThat(ledger.reported("m-" + ana, ana)).containsExactly(Status.DELIVERED);
    }

    /** It may look as if the one that may go had gone; the next spell lets another go. */
    @Test
    void noMoreAreReleasedThanMayBeThoughTheAnswerWasLost() {
        tables.loseAnswer("updateItem");
        List<Boolean> released = new ArrayList<>();
        for (int time = 0; time < 3; time++) released.add(ledger.release(ana.domain(), NOON, 2));
        assertThat(released.stream().filter(each -> each)).hasSizeLessThanOrEqualTo(2);
        assertThat(counted().released()).isEqualTo(2);
    }

    @Test
    void aThrottledReleaseTakesNobodysPlace() {
        tables.throttle("updateItem");
        isThrottled(() -> ledger.release(ana.domain(), NOON, 1));
        assertThat(ledger.release(ana.domain(), NOON, 1)).isTrue();
    }

    /** Nobody can tell then from an attempt that is under way; so it waits for that one's end. */
    @Test
    void anEffectWhoseBeginningWasNotAnsweredRunsOnceLater() {
        Once once = new PowertoolsOnce(tables.client, LocalTables.IDEMPOTENCY);
        List<String> ran = new ArrayList<>();
        tables.loseAnswer("putItem");
        for (int time = 0; time < 3; time++) {
            try {
                once.run("once", NONE, () -> String.valueOf(ran.add("ran")));
            } catch (UnderWay wait) {
                assertThat(ran).isEmpty();
            }
        }
        assertThat(ran).hasSize(1);
    }
}
