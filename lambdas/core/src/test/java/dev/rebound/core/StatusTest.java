package dev.rebound.core;

import static dev.rebound.core.Status.*;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

class StatusTest {
    @Test
    void aLateBounceBeatsADelivery() {
        assertThat(Status.latest(Set.of(SENT, DELIVERED, BOUNCED))).contains(BOUNCED);
    }

    @Test
    void aLateDelayNeverTakesADeliveryBack() {
        assertThat(Status.latest(Set.of(DELIVERED, DELAYED))).contains(DELIVERED);
    }

    @Test
    void nothingReportedIsNoStatus() {
        assertThat(Status.latest(Set.of())).isEmpty();
    }

    @Test
    void onlySendingAndDelayLeaveAMessageOpen() {
        assertThat(Status.values())
                .filteredOn(status -> !status.isFinal())
                .containsExactly(SENT, DELAYED);
    }

    @Test
    void onlyWhatHasNotArrivedMayBeSentAgain() {
        assertThat(Status.values())
                .filteredOn(status -> !status.forbidsResend())
                .containsExactly(SENT, DELAYED, BOUNCED);
    }
}
