package dev.rebound.core;

import static dev.rebound.core.Events.day;
import static dev.rebound.core.Events.message;
import static dev.rebound.core.Events.subscription;
import static dev.rebound.core.RecipientHistory.Mark.OPTED_IN;
import static dev.rebound.core.RecipientHistory.Mark.OPTED_OUT;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Decision.Word;
import dev.rebound.core.Progress.Subscription;
import dev.rebound.core.Progress.Subscription.Change;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionTest {
    private static Judgement judge(Subscription subscription) {
        RecipientHistory stranger = RecipientHistory.of(subscription.recipient());
        return new Decider(Policy.standard())
                .decide(subscription, stranger, Traffic.none(), subscription.at());
    }

    @ParameterizedTest
    @EnumSource
    void asksForNoDecision(Change change) {
        assertThat(judge(subscription(1, change)).decision().word()).isEqualTo(Word.LEAVE);
    }

    @Test
    void whoLeavesAltogetherGetsNoMoreMarketing() {
        Judgement out = judge(subscription(1, Change.OUT_OF_ALL));
        assertThat(out.history().last(OPTED_OUT)).contains(day(1));
        assertThat(out.history().suppressions()).containsKey(Suppression.Ground.UNSUBSCRIBED);
        assertThat(out.status()).contains(Status.UNSUBSCRIBED);
    }

    @Test
    void whoLeavesOneListIsNotSuppressed() {
        Judgement some = judge(subscription(1, Change.OUT_OF_SOME));
        assertThat(some.history().suppressions()).isEmpty();
        assertThat(some.status()).contains(Status.UNSUBSCRIBED);
    }

    @Test
    void whoComesBackHasNotUnsubscribed() {
        Judgement in = judge(subscription(1, Change.IN));
        assertThat(in.history().last(OPTED_IN)).contains(day(1));
        assertThat(in.status()).isEmpty();
    }

    @Test
    void nothingIsHeldAgainstTheUndisclosed() {
        Subscription somebody =
                new Subscription(
                        message(1), Address.UNDISCLOSED, day(1), "news", Change.OUT_OF_ALL);
        assertThat(judge(somebody).history().marks()).isEmpty();
    }
}
