package dev.rebound.core;

import static dev.rebound.core.Events.day;
import static dev.rebound.core.Events.suppression;
import static dev.rebound.core.MailStream.MARKETING;
import static dev.rebound.core.MailStream.SECURITY;
import static dev.rebound.core.MailStream.TRANSACTIONAL;
import static dev.rebound.core.Suppression.Ground.BY_HAND;
import static dev.rebound.core.Suppression.Ground.COMPLAINT;
import static dev.rebound.core.Suppression.Ground.DEAD_ADDRESS;
import static dev.rebound.core.Suppression.Ground.PAUSE;
import static dev.rebound.core.Suppression.Ground.UNSUBSCRIBED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Gate.WhenUnreadable;
import dev.rebound.core.Suppression.Ground;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The gates of the standard policy. */
class GateTest {
    private static final Policy POLICY = Policy.standard();

    private static List<MailStream> stoppedBy(Ground ground) {
        return Stream.of(MailStream.values())
                .filter(stream -> stop(stream, suppression(ground)).isPresent())
                .toList();
    }

    private static Optional<Suppression> stop(MailStream stream, Suppression... suppressions) {
        return POLICY.gate(stream).stop(List.of(suppressions), day(2));
    }

    @Test
    void aDeadAddressStopsEveryStream() {
        assertThat(stoppedBy(DEAD_ADDRESS)).containsExactly(MailStream.values());
    }

    @Test
    void aComplaintStopsMarketingOnly() {
        assertThat(stoppedBy(COMPLAINT)).containsExactly(MARKETING);
    }

    @Test
    void anUnsubscribeStopsMarketingOnly() {
        assertThat(stoppedBy(UNSUBSCRIBED)).containsExactly(MARKETING);
    }

    @Test
    void aPauseStopsAllThatCanWait() {
        assertThat(stoppedBy(PAUSE)).containsExactly(TRANSACTIONAL, MARKETING);
    }

    @Test
    void aSuppressionByHandStopsAllButSecurity() {
        assertThat(stoppedBy(BY_HAND)).containsExactly(TRANSACTIONAL, MARKETING);
    }

    @Test
    void nothingButADeadAddressStopsSecurity() {
        assertThat(Ground.values())
                .filteredOn(ground -> stoppedBy(ground).contains(SECURITY))
                .containsExactly(DEAD_ADDRESS);
    }

    @Test
    void whatHasEndedStopsNothing() {
        assertThat(stop(MARKETING, suppression(PAUSE, Optional.of(day(2))))).isEmpty();
        assertThat(stop(MARKETING, suppression(PAUSE, Optional.of(day(3))))).isPresent();
    }

    @Test
    void ofSeveralTheMostImportantIsTold() {
        assertThat(stop(MARKETING, suppression(PAUSE), suppression(COMPLAINT)))
                .contains(suppression(COMPLAINT));
        assertThat(stop(TRANSACTIONAL, suppression(PAUSE), suppression(COMPLAINT)))
                .contains(suppression(PAUSE));
    }

    @Test
    void mailOfNoStreamGoesThroughTheStrictestGate() {
        assertThat(POLICY.gate(Tags.NONE)).isEqualTo(POLICY.gate(MARKETING));
        assertThat(POLICY.gate(Tags.NONE.with(SECURITY))).isEqualTo(POLICY.gate(SECURITY));
    }

    @Test
    void onlyMarketingWaitsWhileNobodyCanTellWhoIsSuppressed() {
        assertThat(MailStream.values())
                .filteredOn(s -> POLICY.gate(s).whenUnreadable() == WhenUnreadable.WAIT)
                .containsExactly(MARKETING);
    }
}
