package dev.rebound.core;

import static dev.rebound.core.Decision.Word.LEAVE;
import static dev.rebound.core.Decision.Word.RESEND;
import static dev.rebound.core.Decision.Word.SUPPRESS;
import static dev.rebound.core.Events.*;
import static dev.rebound.core.MailStream.MARKETING;
import static dev.rebound.core.MailStream.SECURITY;
import static dev.rebound.core.MailStream.TRANSACTIONAL;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Progress.Subscription.Change;

import org.junit.jupiter.api.Test;

/** How often one mail is sent again, and to whom. */
class ResendsTest {
    private RecipientHistory history = RecipientHistory.of(ANA);

    private Decision decide(Feedback feedback) {
        Judgement judgement =
                new Decider(Policy.standard())
                        .decide(feedback, history, Traffic.none(), feedback.at());
        history = judgement.history();
        return judgement.decision();
    }

    private Decision decide(MailStream stream, Bounce bounce) {
        return decide(tagged(bounce, Tags.NONE.with(stream)));
    }

    @Test
    void otherMailThatArrivedBringsALaterAttemptNoLower() {
        decide(attempt(1, serverDown(1)));
        decide(delivery(2));
        Decision second = decide(attempt(2, serverDown(3)));
        assertThat(second.resendAt()).contains(day(4));
        assertThat(second.because()).contains("2nd soft bounce");
    }

    @Test
    void anAttemptThatNobodyNumberedIsTheFirst() {
        assertThat(decide(serverDown(1)).resendAt())
                .isEqualTo(decide(attempt(1, serverDown(1))).resendAt());
    }

    @Test
    void beyondTheLastResendTheMailIsGivenUpAndNobodySuppressed() {
        Decision third = decide(attempt(3, serverDown(1)));
        assertThat(third.word()).isEqualTo(LEAVE);
        assertThat(third.policy()).isEqualTo("given-up");
        assertThat(third.because()).endsWith("given up after 3 attempts; the address is fine.");
        assertThat(history.suppressions()).isEmpty();
    }

    @Test
    void manyAttemptsDoNotSpareAnAddressThatOtherMailCannotReach() {
        decide(serverDown(1));
        decide(serverDown(4));
        assertThat(decide(attempt(3, serverDown(9))).word()).isEqualTo(SUPPRESS);
    }

    private static Bounce refusedBySesList(int day) {
        return bounce(day, "Permanent", "OnAccountSuppressionList", "5.1.1");
    }

    @Test
    void whoIsKnownAndFreeHereIsTakenOffSesListAndSentToAgain() {
        decide(delivery(1));
        Decision again = decide(refusedBySesList(2));
        assertThat(again.word()).isEqualTo(RESEND);
        assertThat(again.hard()).isTrue();
        assertThat(decide(attempt(5, refusedBySesList(3))).policy()).isEqualTo("given-up");
    }

    @Test
    void whomSesListedForTheSendersFaultIsSentToAgain() {
        decide(bounce(1, "Permanent", "General", "5.7.26"));
        assertThat(history.suppressions()).isEmpty();
        assertThat(decide(refusedBySesList(2)).word()).isEqualTo(RESEND);
    }

    @Test
    void whatSesKnowsOfAStrangerMayStillBeOnItsWay() {
        Decision doubt = decide(attempt(1, refusedBySesList(2)));
        assertThat(doubt.word()).isEqualTo(Decision.Word.DOUBT);
        assertThat(askAgain(doubt)).isEqualTo(LEAVE);
        decide(bounce(1, "Permanent", "General", "5.7.26"));
        assertThat(askAgain(doubt)).isEqualTo(RESEND);
    }

    private Decision.Word askAgain(Decision doubt) {
        return new Decider(Policy.standard())
                .askAgain(doubt, history, Traffic.none(), day(5))
                .decision()
                .word();
    }

    @Test
    void ofStrangersAndOfTheSuppressedSesListIsRight() {
        assertThat(decide(refusedBySesList(1)).word()).isEqualTo(LEAVE);
        decide(noSuchMailbox(2));
        assertThat(decide(SECURITY, refusedBySesList(3)).word()).isEqualTo(LEAVE);
    }

    @Test
    void noMailIsSentMoreThanFiveTimes() {
        history = history.with(new Reached(day(2), "other"), Policy.standard());
        assertThat(decide(attempt(4, noSuchDomain(1))).word()).isEqualTo(RESEND);
        Decision fifth = decide(attempt(5, noSuchDomain(1)));
        assertThat(fifth.word()).isEqualTo(LEAVE);
        assertThat(fifth.policy()).isEqualTo("given-up");
    }

    @Test
    void whoComplainedIsStillResentWhatTheyWaitFor() {
        decide(complaint(1, "abuse"));
        assertThat(decide(TRANSACTIONAL, serverDown(2)).word()).isEqualTo(RESEND);
        assertThat(decide(MARKETING, serverDown(3)).word()).isEqualTo(LEAVE);
    }

    @Test
    void whoComplainedIsResentNothingThatDoesNotSayWhatItIsFor() {
        decide(complaint(1, "abuse"));
        Decision untagged = decide(serverDown(2));
        assertThat(untagged.word()).isEqualTo(LEAVE);
        assertThat(untagged.because()).endsWith("the address is suppressed already.");
    }

    @Test
    void whoUnsubscribedIsStillResentWhatTheyWaitFor() {
        decide(subscription(1, Change.OUT_OF_ALL));
        assertThat(decide(TRANSACTIONAL, serverDown(2)).word()).isEqualTo(RESEND);
        assertThat(decide(MARKETING, serverDown(3)).word()).isEqualTo(LEAVE);
    }

    @Test
    void onlySecurityMailIsResentToAPausedAddress() {
        decide(noSuchDomain(1));
        assertThat(decide(SECURITY, mailboxFull(2)).word()).isEqualTo(RESEND);
        assertThat(decide(TRANSACTIONAL, mailboxFull(3)).word()).isEqualTo(LEAVE);
    }

    @Test
    void nothingIsResentToADeadAddress() {
        decide(noSuchMailbox(1));
        assertThat(decide(SECURITY, mailboxFull(2)).word()).isEqualTo(LEAVE);
    }
}
