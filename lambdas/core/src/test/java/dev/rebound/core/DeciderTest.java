package dev.rebound.core;

import static dev.rebound.core.Decision.Word.*;
import static dev.rebound.core.Events.*;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class DeciderTest {
    private RecipientHistory history = RecipientHistory.of(ANA);

    private Decision decide(Feedback feedback) {
        Judgement judgement =
                new Decider(Policy.standard()).decide(feedback, history, feedback.at());
        history = judgement.history();
        if (judgement.decision().word() == SUPPRESS)
            history = history.with(Suppression.of(judgement.decision()));
        return judgement.decision();
    }

    @Test
    void softBouncesClimbTheLadder() {
        assertThat(decide(mailboxFull(1)).resendAt()).contains(day(1).plus(Duration.ofHours(4)));
        assertThat(decide(mailboxFull(4)).resendAt()).contains(day(5));
        Decision third = decide(mailboxFull(9));
        assertThat(third.word()).isEqualTo(SUPPRESS);
        assertThat(third.suppressUntil()).contains(day(23));
        assertThat(third.because())
                .isEqualTo(
                        "Mailbox full (5.2.2): 3 soft bounces in 30 days, suppressed for 14 days.");
    }

    @Test
    void oldSoftBouncesAreForgiven() {
        decide(mailboxFull(1));
        decide(mailboxFull(20));
        assertThat(decide(mailboxFull(40)).word()).isEqualTo(RESEND);
    }

    @Test
    void theSameSoftBounceCountsOnce() {
        for (int time = 0; time < 5; time++)
            assertThat(decide(mailboxFull(1)).word()).isEqualTo(RESEND);
    }

    @Test
    void theLastToArriveSeesWhatTheLastToHappenWouldHaveSeen() {
        decide(mailboxFull(9));
        decide(mailboxFull(4));
        Decision last = decide(mailboxFull(1));
        assertThat(last.word()).isEqualTo(SUPPRESS);
        assertThat(last.since()).isEqualTo(day(9));
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
        DeliveryDelay delay =
                new DeliveryDelay(message(1), ANA, day(1), "General", Optional.empty(), NO_REPORT);
        assertThat(decide(delay).watchUntil())
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
}
