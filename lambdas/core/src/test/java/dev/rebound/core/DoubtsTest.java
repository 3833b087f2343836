package dev.rebound.core;

import static dev.rebound.core.Decision.Word.DOUBT;
import static dev.rebound.core.Decision.Word.RESEND;
import static dev.rebound.core.Decision.Word.SUPPRESS;
import static dev.rebound.core.Events.ANA;
import static dev.rebound.core.Events.day;
import static dev.rebound.core.Events.mailboxFull;
import static dev.rebound.core.Events.message;
import static dev.rebound.core.Events.noSuchMailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

class DoubtsTest {
    private static final Policy POLICY = Policy.standard();
    private static final Decider DECIDER = new Decider(POLICY);
    private static final Instant AN_HOUR_LATER = day(10).plus(Duration.ofHours(1));

    private RecipientHistory history = RecipientHistory.of(ANA);
    private Traffic traffic = Traffic.none();

    private void reachedOn(int day) {
        history = history.with(new Reached(day(day), message(day).id()), POLICY);
    }

    private void traffic(Instant at, int delivered, int died) {
        Map<Instant, Traffic.Counts> spells = new TreeMap<>(traffic.spells());
        spells.put(Traffic.spell(at), new Traffic.Counts(delivered, died, 0, 0));
        traffic = new Traffic(new TreeMap<>(spells));
    }

    private Decision bounce() {
        return kept(DECIDER.decide(noSuchMailbox(10), history, traffic, day(10)));
    }

    private Decision askAgain(Decision doubt, Instant now) {
        return kept(DECIDER.askAgain(doubt, history, traffic, now));
    }

    /** Where living addresses bounce, too, it is asked again after an hour. */
    private Decision settled(Decision doubt) {
        assertThat(doubt.policy()).isEqualTo("living-addresses-bounce");
        return askAgain(doubt, AN_HOUR_LATER);
    }

    private Judgement kept(Bounce bounce) {
        Judgement judgement = DECIDER.decide(bounce, history, traffic, bounce.at());
        history = judgement.history();
        return judgement;
    }

    private Decision kept(Judgement judgement) {
        history = judgement.history();
        return judgement.decision();
    }

    @Test
    void anAddressNeverReachedIsSuppressedAtOnce() {
        assertThat(bounce().suppressUntil()).isEmpty();
        assertThat(history.suppression(day(11))).isPresent();
    }

    @Test
    void anAddressReachedLatelyIsDoubtedThenPaused() {
        reachedOn(9);
        Decision doubt = bounce();
        assertThat(doubt.word()).isEqualTo(DOUBT);
        assertThat(doubt.watchUntil()).contains(AN_HOUR_LATER);
        assertThat(history.suppression(day(11))).isEmpty();
        assertThat(askAgain(doubt, AN_HOUR_LATER).suppressUntil()).contains(day(24));
        assertThat(history.suppression(day(11))).isPresent();
    }

    @Test
    void theMessageThatBouncedIsNoSignOfLife() {
        history = history.with(new Reached(day(9), message(10).id()), POLICY);
        assertThat(bounce().word()).isEqualTo(SUPPRESS);
    }

    @Test
    void aFullMailboxIsNotDoubted() {
        reachedOn(9);
        Judgement judgement = DECIDER.decide(mailboxFull(10), history, traffic, day(10));
        assertThat(judgement.decision().word()).isEqualTo(RESEND);
    }

    @Test
    void theDoubtIsDroppedWhenOtherMailArrives() {
        reachedOn(9);
        Decision doubt = bounce();
        history = history.with(new Reached(day(10).plusSeconds(60), "later"), POLICY);
        assertThat(askAgain(doubt, AN_HOUR_LATER).word()).isEqualTo(RESEND);
        assertThat(history.suppression(day(11))).isEmpty();
    }

    @Test
    void inAnOutageNobodyIsSuppressed() {
        traffic(day(10), 50, 10);
        Decision doubt = bounce();
        assertThat(doubt.isOutage()).isTrue();
        assertThat(history.suppression(day(11))).isEmpty();
    }

    @Test
    void whileTheOutageLastsItIsAskedAgain() {
        traffic(day(10), 50, 10);
        Decision doubt = bounce();
        traffic(AN_HOUR_LATER, 0, 20);
        Decision again = askAgain(doubt, AN_HOUR_LATER);
        assertThat(again.word()).isEqualTo(DOUBT);
        assertThat(again.watchUntil()).contains(AN_HOUR_LATER.plus(Duration.ofHours(1)));
    }

    @Test
    void afterTheOutageALivingAddressIsSentToAgain() {
        reachedOn(9);
        traffic(day(10), 50, 10);
        Decision doubt = bounce();
        traffic(day(10).plus(Duration.ofHours(3)), 50, 0);
        assertThat(askAgain(doubt, day(10).plus(Duration.ofHours(3))).word()).isEqualTo(RESEND);
        assertThat(history.suppression(day(11))).isEmpty();
    }

    @Test
    void afterTheOutageAnAddressNeverReachedIsSentToAgainToo() {
        traffic(day(10), 50, 10);
        Decision doubt = bounce();
        traffic(day(10).plus(Duration.ofHours(3)), 50, 0);
        assertThat(askAgain(doubt, day(10).plus(Duration.ofHours(3))).word()).isEqualTo(RESEND);
        assertThat(history.suppression(day(11))).isEmpty();
    }

    @Test
    void anOutageGoesOnWhenMailGrowsScarce() {
        traffic(day(10).minus(Duration.ofHours(3)), 50, 10);
        traffic(day(10).minus(Duration.ofHours(2)), 1, 1);
        assertThat(bounce().isOutage()).isTrue();
    }

    @Test
    void anOutageIsOverWhenMailArrivesAgain() {
        traffic(day(10).minus(Duration.ofHours(3)), 50, 10);
        traffic(day(10).minus(Duration.ofHours(2)), 20, 0);
        assertThat(bounce().word()).isEqualTo(SUPPRESS);
    }

    @Test
    void anOutageLastsWhileNoMailTellsThatItIsOver() {
        reachedOn(9);
        traffic(day(10), 50, 10);
        Decision doubt = bounce();
        assertThat(askAgain(doubt, day(10).plus(Duration.ofHours(3))).word()).isEqualTo(DOUBT);
        assertThat(askAgain(doubt, day(10).plus(Duration.ofHours(6))).word()).isEqualTo(RESEND);
    }

    @Test
    void anAddressCountsOnceAsASignOfAnOutage() {
        reachedOn(8);
        assertThat(kept(noSuchMailbox(9)).sign()).contains(Traffic.Sign.DIED);
        assertThat(kept(noSuchMailbox(10)).sign()).isEmpty();
    }

    @Test
    void itsOwnDeliveryBeforeItBouncedHidesNoEarlierSignOfLife() {
        reachedOn(9);
        history = history.with(new Reached(day(10).minusSeconds(30), message(10).id()), POLICY);
        assertThat(bounce().word()).isEqualTo(DOUBT);
    }

    @Test
    void laterDeliveriesNeverMakeADoubtfulBounceFinal() {
        reachedOn(9);
        askAgain(bounce(), AN_HOUR_LATER);
        for (int day = 25; day < 40; day++) reachedOn(day);
        assertThat(history.suppression(day(41))).isEmpty();
    }

    @Test
    void whatCountsAlreadyIsNotDoubtedAnyMore() {
        assertThat(bounce().word()).isEqualTo(SUPPRESS);
        traffic(day(10), 50, 10);
        assertThat(bounce().word()).isEqualTo(SUPPRESS);
    }

    @Test
    void anOutageLongAfterABounceSaysNothingOfIt() {
        traffic(day(20), 50, 10);
        assertThat(bounce().word()).isEqualTo(SUPPRESS);
    }

    @Test
    void anOutageWithoutEndIsBelievedAfterThreeDays() {
        traffic(day(10), 0, 10);
        Decision doubt = bounce();
        traffic(day(13), 0, 10);
        assertThat(askAgain(doubt, day(13)).word()).isEqualTo(SUPPRESS);
    }

    @Test
    void aSmallSenderDoesNotTriggerTheBrake() {
        traffic(day(10), 0, 9);
        assertThat(settled(bounce()).word()).isEqualTo(SUPPRESS);
    }

    @Test
    void someDeadAddressesAmongMuchMailDoNotTriggerTheBrake() {
        traffic(day(10), 1_000, 50);
        assertThat(settled(bounce()).word()).isEqualTo(SUPPRESS);
    }
}
