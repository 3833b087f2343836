package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.core.Blame;
import dev.rebound.core.Decision;
import dev.rebound.core.EventType;
import dev.rebound.core.Feedback;
import dev.rebound.core.Message;
import dev.rebound.core.Progress;
import dev.rebound.core.Reached;
import dev.rebound.core.Reason;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;
import dev.rebound.core.Strike;
import dev.rebound.core.Suppression;
import dev.rebound.core.Suppression.Ground;
import dev.rebound.core.Traffic;
import dev.rebound.core.Verdict;
import dev.rebound.functions.Ledger;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every ledger keeps to. */
abstract class LedgerContract extends MessagesContract {
    private static final Verdict FULL =
            new Verdict(
                    Reason.MAILBOX_FULL,
                    Blame.RECIPIENT,
                    Verdict.Gravity.PASSING,
                    "5.2.2",
                    "harbor.example");

    private static Feedback delivery(Address to, String messageId, Instant at) {
        return new Progress.Delivery(new Message(messageId, Optional.empty(), List.of()), to, at);
    }

    private static Suppression suppression(Address recipient) {
        return new Suppression(
                recipient,
                Ground.BY_HAND,
                Optional.empty(),
                NOON,
                Optional.of(NOON.plusSeconds(60)),
                "because",
                "key");
    }

    @Test
    void knowsNothingOfAStranger() {
        Address stranger = Mails.someone();
        assertThat(ledger().history(stranger)).isEqualTo(RecipientHistory.of(stranger));
        assertThat(ledger().timeline(stranger)).isEmpty();
        assertThat(ledger().reported("m", stranger)).isEmpty();
    }

    @Test
    void givesBackTheHistoryItWasGiven() {
        Address ana = Mails.someone();
        RecipientHistory written =
                ledger().change(
                                ana,
                                history ->
                                        history.with(suppression(ana), POLICY)
                                                .with(
                                                        new Strike(
                                                                NOON,
                                                                "m",
                                                                "key",
                                                                Strike.Kind.SOFT_BOUNCE,
                                                                FULL),
                                                        POLICY)
                                                .with(new Reached(NOON, "m0"), POLICY)
                                                .with(
                                                        RecipientHistory.Mark.NOT_SPAM,
                                                        NOON,
                                                        POLICY));
        assertThat(ledger().history(ana)).isEqualTo(written);
    }

    @Test
    void answersForManyAtOnceAlsoForStrangers() {
        List<Address> all = IntStream.range(0, 250).mapToObj(_ -> Mails.someone()).toList();
        all.forEach(
                each -> ledger().change(each, history -> history.with(suppression(each), POLICY)));
        Address stranger = Mails.someone();
        Map<Address, RecipientHistory> histories =
                ledger().histories(Stream.concat(all.stream(), Stream.of(stranger)).toList());
        assertThat(histories).hasSize(251);
        assertThat(histories.get(stranger).suppressions()).isEmpty();
        assertThat(all).allMatch(each -> histories.get(each).suppression(NOON).isPresent());
    }

    @Test
    void listsWhomItSuppressesUntilThatIsLifted() {
        Address ana = Mails.someone();
        ledger().change(ana, history -> history.with(suppression(ana), POLICY));
        assertThat(listed()).contains(ana);
        ledger().change(ana, history -> history.with(RecipientHistory.Mark.CLEARED, NOON, POLICY));
        assertThat(listed()).doesNotContain(ana);
    }

    private List<Address> listed() {
        try (Stream<RecipientHistory> all = ledger().suppressed()) {
            return all.map(RecipientHistory::recipient).toList();
        }
    }

    @Test
    void remembersEachDecisionInTheOrderOfEvents() {
        Address ana = Mails.someone();
        Decision second = record(delivery(ana, "m2", NOON.plusSeconds(1)));
        Decision first = record(delivery(ana, "m1", NOON));
        assertThat(ledger().timeline(ana))
                .extracting(Ledger.Entry::decision)
                .containsExactly(first, second);
        assertThat(ledger().timeline(ana)).extracting(Ledger.Entry::origin).containsOnly(ORIGIN);
    }

    @Test
    void theSameFeedbackIsOneLineOfTheTimeline() {
        Address ana = Mails.someone();
        for (int time = 0; time < 3; time++) record(delivery(ana, "m", NOON));
        assertThat(ledger().timeline(ana)).hasSize(1);
    }

    @Test
    void countsWhatReachesADomainOnceAndForgetsNoSpell() {
        Address ana = Address.parse("ana@domain-" + System.nanoTime() + ".test");
        for (int time = 0; time < 3; time++) record(delivery(ana, "m1", NOON));
        record(delivery(ana, "m2", NOON.plus(Traffic.SPELL)));
        record(delivery(ana, "m3", NOON.plus(Traffic.SPELL.multipliedBy(2))));
        assertThat(ledger().traffic(ana.domain(), NOON, NOON.plus(Traffic.SPELL)).spells())
                .isEqualTo(
                        Map.of(
                                NOON,
                                new Traffic.Counts(1, 0, 0, 0),
                                NOON.plus(Traffic.SPELL),
                                new Traffic.Counts(1, 0, 0, 0)));
    }

    @Test
    void remembersEveryStatusEverReported() {
        Address ana = Mails.someone();
        record(delivery(ana, "m", NOON));
        record(new Progress.Send(new Message("m", Optional.empty(), List.of()), ana, NOON));
        assertThat(ledger().reported("m", ana))
                .containsExactlyInAnyOrder(Status.SENT, Status.DELIVERED);
        assertThat(ledger().reported("other", ana)).isEmpty();
    }

    @Test
    void keepsNoHistoryOfTheUndisclosedButTheirMessagesStatus() {
        Message message = new Message("m-" + System.nanoTime(), Optional.empty(), List.of());
        Decision decision = record(new Progress.Open(message, Address.UNDISCLOSED, NOON));
        assertThat(decision.type()).isEqualTo(EventType.OPEN);
        assertThat(ledger().timeline(Address.UNDISCLOSED)).isEmpty();
        assertThat(ledger().reported(message.id(), Address.UNDISCLOSED))
                .containsExactly(Status.OPENED);
    }

    @Test
    void losesNoChangeWhenManyWriteAtOnce() {
        Address ana = Mails.someone();
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 12; i++) {
                Strike strike =
                        new Strike(
                                NOON.plusSeconds(i),
                                "m" + i,
                                "key" + i,
                                Strike.Kind.SOFT_BOUNCE,
                                FULL);
                writers.submit(() -> ledger().change(ana, history -> history.with(strike, POLICY)));
            }
        }
        assertThat(ledger().history(ana).strikes()).hasSize(12);
    }
}
