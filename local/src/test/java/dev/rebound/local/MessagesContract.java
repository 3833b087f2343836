package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Decider;
import dev.rebound.core.Decision;
import dev.rebound.core.Feedback;
import dev.rebound.core.Message;
import dev.rebound.core.Occasion;
import dev.rebound.core.Policy;
import dev.rebound.core.Progress;
import dev.rebound.core.Status;
import dev.rebound.core.Tags;
import dev.rebound.core.Traffic;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Ledger.Origin;
import dev.rebound.functions.Ledger.Sent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What every ledger knows of the messages that SES took, and of what became of a decision. */
abstract class MessagesContract {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    static final Policy POLICY = Policy.standard();
    static final Origin ORIGIN = new Origin("event", "bounce:event");

    private static final Attempt SECOND = new Attempt("77af", 2);
    private static final Tags TAGS =
            new Tags(Map.of(Tags.CONFIGURATION_SET, "letters")).with(SECOND);

    private final Address ana = Mails.someone();
    private final String id = "m-" + ana;

    abstract Ledger ledger();

    final Decision record(Feedback feedback) {
        Decider decider = new Decider(POLICY);
        return ledger().record(
                        Occasion.of(feedback),
                        ORIGIN,
                        history -> decider.decide(feedback, history, Traffic.none(), NOON));
    }

    private Message message(Instant sentAt, Tags tags) {
        return new Message(id, Optional.of(sentAt), List.of(ana.value()), tags);
    }

    private Progress.Delivery delivery(Tags tags) {
        return new Progress.Delivery(message(NOON, tags), ana, NOON.plusSeconds(60));
    }

    private List<Sent> sentIn(Instant hour) {
        return ledger().sentIn(hour).filter(sent -> sent.messageId().equals(id)).toList();
    }

    @Test
    void notesWhatSesTook() {
        for (int time = 0; time < 2; time++) ledger().sent(message(NOON, TAGS), ana);
        assertThat(sentIn(NOON))
                .containsExactly(new Sent(id, ana, NOON, "letters", Set.of(Status.SENT)));
        assertThat(ledger().attempt(id, ana)).contains(SECOND);
    }

    @Test
    void learnsTheSameFromEvents() {
        record(delivery(TAGS));
        assertThat(sentIn(NOON))
                .containsExactly(new Sent(id, ana, NOON, "letters", Set.of(Status.DELIVERED)));
        assertThat(ledger().attempt(id, ana)).contains(SECOND);
    }

    @Test
    void anEventWithoutTagsTakesNothingFromWhatWeKnow() {
        ledger().sent(message(NOON, TAGS), ana);
        record(delivery(Tags.NONE));
        assertThat(sentIn(NOON))
                .containsExactly(
                        new Sent(id, ana, NOON, "letters", Set.of(Status.SENT, Status.DELIVERED)));
        assertThat(ledger().attempt(id, ana)).contains(SECOND);
    }

    @Test
    void anEventMayComeBeforeOurOwnNote() {
        record(delivery(Tags.NONE));
        ledger().sent(message(NOON.plusSeconds(5), TAGS), ana);
        assertThat(sentIn(NOON))
                .containsExactly(
                        new Sent(id, ana, NOON, "letters", Set.of(Status.SENT, Status.DELIVERED)));
        assertThat(ledger().attempt(id, ana)).contains(SECOND);
    }

    @Test
    void anHourBeginsWithItsFirstMomentAndEndsBeforeTheNext() {
        ledger().sent(message(NOON, TAGS), ana);
        assertThat(sentIn(NOON.plus(Duration.ofMinutes(59)))).hasSize(1);
        assertThat(sentIn(NOON.minusNanos(1))).isEmpty();
        assertThat(sentIn(NOON.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void countsAMessageInOneHourWhateverOthersSayOfItsTime() {
        ledger().sent(message(NOON.minusMillis(1), TAGS), ana);
        record(delivery(TAGS));
        assertThat(sentIn(NOON.minusMillis(1))).hasSize(1);
        assertThat(sentIn(NOON)).isEmpty();
    }

    @Test
    void tellsOfEachMessageOfABusyHour() {
        Instant hour = NOON.plus(Duration.ofDays(1));
        List<String> ids = IntStream.range(0, 350).mapToObj(i -> id + i).toList();
        ids.forEach(
                each -> ledger().sent(new Message(each, Optional.of(hour), List.of(), TAGS), ana));
        assertThat(ledger().sentIn(hour))
                .extracting(Sent::messageId)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aMessageOfWhichNobodyKnowsWhenItWasSentIsInNoHour() {
        Message undated = new Message(id, Optional.empty(), List.of());
        record(new Progress.Delivery(undated, ana, NOON));
        assertThat(sentIn(NOON)).isEmpty();
    }

    @Test
    void tellsOfNoMessageToTheUndisclosed() {
        record(new Progress.Open(message(NOON, TAGS), Address.UNDISCLOSED, NOON));
        assertThat(sentIn(NOON)).isEmpty();
    }

    @Test
    void whatOthersSentThroughSesIsNoAttempt() {
        record(delivery(Tags.NONE));
        assertThat(ledger().attempt(id, ana)).isEmpty();
        assertThat(ledger().attempt("another", ana)).isEmpty();
    }

    @Test
    void oneMessageToTwoIsKnownForEach() {
        Address ben = Mails.someone();
        ledger().sent(message(NOON, TAGS), ben);
        record(delivery(new Tags(Map.of(Tags.CONFIGURATION_SET, "letters"))));
        assertThat(sentIn(NOON))
                .containsExactlyInAnyOrder(
                        new Sent(id, ana, NOON, "letters", Set.of(Status.DELIVERED)),
                        new Sent(id, ben, NOON, "letters", Set.of(Status.SENT)));
        assertThat(ledger().attempt(id, ben)).contains(SECOND);
        assertThat(ledger().attempt(id, ana)).isEmpty();
    }

    @Test
    void letsNoMoreGoThanAreAllowed() throws InterruptedException {
        String domain = "busy-" + ana.domain() + System.nanoTime();
        List<Boolean> first = AtOnce.run(() -> ledger().release(domain, NOON, 5));
        assertThat(first).filteredOn(gone -> gone).hasSize(5);
        assertThat(ledger().release(domain, NOON, 6)).isTrue();
        assertThat(ledger().release(domain, NOON, 6)).isFalse();
        assertThat(ledger().traffic(domain, NOON, NOON).between(NOON, NOON).released())
                .isEqualTo(6);
    }

    @Test
    void eachSpellHasRoomOfItsOwn() {
        String domain = "spells-" + System.nanoTime();
        assertThat(ledger().release(domain, NOON, 1)).isTrue();
        assertThat(ledger().release(domain, NOON.plus(Traffic.SPELL).minusMillis(1), 1)).isFalse();
        assertThat(ledger().release(domain, NOON.plus(Traffic.SPELL), 1)).isTrue();
    }

    @Test
    void letsNothingGoWhereNothingMay() {
        String domain = "closed-" + System.nanoTime();
        assertThat(ledger().release(domain, NOON, 0)).isFalse();
        assertThat(ledger().traffic(domain, NOON, NOON).spells()).isEmpty();
    }

    @Test
    void theTimelineTellsWhatBecameOfADecision() {
        Feedback feedback = delivery(TAGS);
        record(feedback);
        assertThat(ledger().timeline(ana).getFirst().outcome()).isEmpty();
        for (String outcome : List.of("due", "sent again"))
            ledger().conclude(Occasion.of(feedback), outcome);
        assertThat(ledger().timeline(ana))
                .singleElement()
                .extracting(Ledger.Entry::outcome)
                .isEqualTo(Optional.of("sent again"));
    }

    @Test
    void whatBecameOfADecisionThatNobodyRecordedIsNotToldEither() {
        ledger().conclude(Occasion.of(delivery(TAGS)), "due");
        assertThat(ledger().timeline(ana)).isEmpty();
    }

    @Test
    void nothingIsToldOfTheUndisclosed() {
        Feedback open = new Progress.Open(message(NOON, TAGS), Address.UNDISCLOSED, NOON);
        record(open);
        ledger().conclude(Occasion.of(open), "due");
        assertThat(ledger().timeline(Address.UNDISCLOSED)).isEmpty();
    }
}
