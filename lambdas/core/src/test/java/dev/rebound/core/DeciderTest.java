package dev.rebound.core;

import static dev.rebound.core.Decision.Word.*;
import static dev.rebound.core.Events.*;
import static dev.rebound.core.Traffic.Sign.REFUSED;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class DeciderTest {
    private RecipientHistory history = RecipientHistory.of(ANA);

    private Decision decide(Feedback feedback) {
        return judge(feedback).decision();
    }

    private Judgement judge(Feedback feedback) {
        Judgement judgement =
                new Decider(Policy.standard())
                        .decide(feedback, history, Traffic.none(), feedback.at());
        history = judgement.history();
        return judgement;
    }

    @Test
    void softBouncesClimbTheLadder() {
        assertThat(decide(serverDown(1)).resendAt()).contains(day(1).plus(Duration.ofHours(4)));
        assertThat(decide(serverDown(4)).resendAt()).contains(day(5));
        Decision third = decide(serverDown(9));
        assertThat(third.word()).isEqualTo(SUPPRESS);
        assertThat(third.suppressUntil()).contains(day(23));
        assertThat(third.because())
                .isEqualTo(
                        "The receiving server was not available (4.3.2): 3 soft bounces in 30"
                                + " days, suppressed for 14 days.");
    }

    @Test
    void aFullMailboxIsGivenMoreTime() {
        assertThat(decide(mailboxFull(1)).resendAt()).contains(day(2));
        assertThat(decide(mailboxFull(2)).resendAt()).contains(day(5));
        assertThat(decide(mailboxFull(5)).suppressUntil()).contains(day(35));
    }

    @Test
    void reasonsDoNotAddUpWithEachOther() {
        decide(serverDown(1));
        decide(serverDown(2));
        assertThat(decide(mailboxFull(3)).because()).contains("1st soft bounce");
    }

    @Test
    void aBatchOfMailToOneMailboxCountsOnce() {
        decide(serverDown(1));
        Bounce sameHour = at(serverDown(2), day(1).plusSeconds(3600));
        assertThat(decide(sameHour).because()).contains("1st soft bounce");
    }

    @Test
    void aDeliveryOfAnotherMessageResetsTheLadder() {
        decide(serverDown(1));
        decide(serverDown(2));
        decide(delivery(3));
        assertThat(decide(serverDown(4)).because()).contains("1st soft bounce");
    }

    @Test
    void aDeliveryThatBouncedAfterAllResetsNothing() {
        decide(serverDown(1));
        decide(serverDown(2));
        decide(delivery(3));
        assertThat(decide(serverDown(3)).word()).isEqualTo(SUPPRESS);
    }

    @Test
    void aPauseEndsWhenTheAddressIsReached() {
        decide(noSuchDomain(1));
        decide(new Progress.Open(message(2), ANA, day(2)));
        assertThat(history.suppression(day(3))).isEmpty();
    }

    @Test
    void aLateDeliveryNeverBeatsAPermanentFailure() {
        decide(noSuchMailbox(1));
        decide(delivery(2));
        assertThat(history.suppression(day(3))).isPresent();
    }

    @Test
    void anUnexplainedHardBounceIsTriedAgainThenPausedThenForGood() {
        assertThat(decide(unexplained(1)).resendAt()).contains(day(2));
        assertThat(decide(unexplained(2)).suppressUntil()).contains(day(16));
        assertThat(decide(unexplained(17)).suppressUntil()).isEmpty();
        assertThat(history.suppression(day(200))).isPresent();
    }

    @Test
    void oldSoftBouncesAreForgiven() {
        decide(serverDown(1));
        decide(serverDown(20));
        assertThat(decide(serverDown(40)).word()).isEqualTo(RESEND);
    }

    @Test
    void theSameSoftBounceCountsOnce() {
        for (int time = 0; time < 5; time++)
            assertThat(decide(serverDown(1)).word()).isEqualTo(RESEND);
    }

    @Test
    void theLastToArriveSeesWhatTheLastToHappenWouldHaveSeen() {
        decide(serverDown(9));
        decide(serverDown(4));
        Decision last = decide(serverDown(1));
        assertThat(last.word()).isEqualTo(SUPPRESS);
        assertThat(last.since()).isEqualTo(day(9));
    }

    @Test
    void whatWasForgivenByHandCountsNoMore() {
        history = history.with(RecipientHistory.Mark.CLEARED, day(5), Policy.standard());
        assertThat(decide(noSuchMailbox(4)).word()).isEqualTo(LEAVE);
        assertThat(decide(noSuchMailbox(6)).word()).isEqualTo(SUPPRESS);
    }

    @Test
    void aDeadDomainIsPausedFirstAndGivenUpTheSecondTime() {
        assertThat(decide(noSuchDomain(1)).suppressUntil()).contains(day(15));
        assertThat(decide(noSuchDomain(16)).suppressUntil()).isEmpty();
    }

    @Test
    void nobodyIsResentToWhileSuppressed() {
        decide(noSuchMailbox(1));
        Decision later = decide(mailboxFull(2));
        assertThat(later.word()).isEqualTo(LEAVE);
        assertThat(later.because()).contains("suppressed already");
    }

    @Test
    void theSendersFaultNeverSuppresses() {
        assertThat(decide(bounce(1, "Permanent", "General", "5.7.26")).word()).isEqualTo(HOLD);
        assertThat(history.suppression(day(1))).isEmpty();
    }

    @Test
    void oneOfSeveralPossibleComplainersIsCondemnedOnlyWhenNamedAgain() {
        assertThat(decide(possibleComplaint(1)).word()).isEqualTo(LEAVE);
        assertThat(decide(possibleComplaint(2)).word()).isEqualTo(SUPPRESS);
    }

    @Test
    void twoGuessesAboutOneMessageAreOne() {
        decide(possibleComplaint(1));
        Complaint another =
                new Complaint(message(1), ANA, day(2), Optional.of("c-other"), "abuse", "", 3);
        assertThat(decide(another).word()).isEqualTo(LEAVE);
    }

    @Test
    void whatWasForgivenCountsNoMoreWhenItArrivesAfterAnotherBounce() {
        history = history.with(RecipientHistory.Mark.CLEARED, day(5), Policy.standard());
        decide(noSuchMailbox(6));
        assertThat(decide(noSuchMailbox(4)).word()).isEqualTo(LEAVE);
    }

    @Test
    void aGuessBeforeItWasTakenBackCountsNoMore() {
        decide(possibleComplaint(1));
        history = history.with(RecipientHistory.Mark.NOT_SPAM, day(2), Policy.standard());
        assertThat(decide(possibleComplaint(3)).word()).isEqualTo(LEAVE);
    }

    @Test
    void aComplaintOutranksEverything() {
        decide(complaint(1, "abuse"));
        decide(noSuchMailbox(2));
        assertThat(history.suppression(day(3)).orElseThrow().ground())
                .isEqualTo(Suppression.Ground.COMPLAINT);
    }

    @Test
    void aDelayIsWatchedUntilSesGivesUpAndAnHourLonger() {
        DeliveryDelay delay =
                new DeliveryDelay(
                        message(1), ANA, day(1), "General", Optional.of(day(2)), NO_REPORT);
        assertThat(decide(delay).watchUntil()).contains(day(2).plus(Duration.ofHours(1)));
    }

    @Test
    void aDelayWithoutEndIsWatchedForFourteenHoursFromSending() {
        assertThat(decide(delay(1, "General")).watchUntil())
                .contains(day(1).minusSeconds(60).plus(Duration.ofHours(15)));
    }

    @Test
    void whatIsStillBeingTriedIsWatchedAndCountsNothing() {
        Bounce delayed =
                new Bounce(
                        message(1),
                        ANA,
                        day(1),
                        Optional.empty(),
                        "Permanent",
                        "General",
                        new Dsn("delayed", "4.0.0", "", ""));
        assertThat(decide(delayed).word()).isEqualTo(WATCH);
        assertThat(history).isEqualTo(RecipientHistory.of(ANA));
    }

    @Test
    void aDomainThatRefusesOrPutsOffIsCounted() {
        assertThat(judge(serverDown(1)).sign()).contains(REFUSED);
        assertThat(judge(delay(2, "TransientCommunicationFailure")).sign()).contains(REFUSED);
    }

    @Test
    void whatIsOneMailboxsFaultIsNoSignOfItsDomain() {
        assertThat(judge(mailboxFull(1)).sign()).isEmpty();
        assertThat(judge(delay(2, "MailboxFull")).sign()).isEmpty();
        assertThat(judge(noSuchMailbox(3)).sign()).isEmpty();
    }

    @Test
    void theSendersFaultIsNoSignOfTheDomain() {
        assertThat(judge(bounce(1, "Permanent", "General", "5.7.26")).sign()).isEmpty();
        assertThat(judge(delay(2, "IPFailure")).sign()).isEmpty();
    }
}
