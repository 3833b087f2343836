package dev.rebound.core;

import static dev.rebound.core.Events.day;
import static dev.rebound.core.Events.suppression;
import static dev.rebound.core.MailStream.MARKETING;
import static dev.rebound.core.MailStream.TRANSACTIONAL;
import static dev.rebound.core.Status.*;
import static dev.rebound.core.Suppression.Ground.COMPLAINT;
import static dev.rebound.core.Suppression.Ground.DEAD_ADDRESS;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class DispatchTest {
    private static final Dispatch DISPATCH = new Dispatch(Policy.standard());

    private static Optional<Refusal> first(int expires, boolean superseded, Suppression... known) {
        return DISPATCH.first(
                Optional.of(day(expires)), superseded, TRANSACTIONAL, List.of(known), day(5));
    }

    @Test
    void whatNothingSpeaksAgainstIsSent() {
        assertThat(first(6, false)).isEmpty();
        assertThat(DISPATCH.first(Optional.empty(), false, MARKETING, List.of(), day(5))).isEmpty();
    }

    @Test
    void whatIsWorthNothingAnyMoreIsNotSent() {
        assertThat(first(5, false))
                .contains(
                        new Refusal("expired", "It was worth sending until 2026-03-05 12:00 UTC."));
    }

    @Test
    void whatALaterMailReplacedIsNotSent() {
        assertThat(first(6, true))
                .contains(new Refusal("superseded", "A later mail took its place."));
    }

    @Test
    void whoIsSuppressedForTheStreamIsNotSentTo() {
        assertThat(first(6, false, suppression(COMPLAINT))).isEmpty();
        assertThat(first(6, false, suppression(DEAD_ADDRESS)))
                .contains(new Refusal("suppressed", "Suppressed: It is dead-address."));
    }

    @Test
    void theMailsOwnFaultIsToldBeforeTheAddresss() {
        assertThat(first(5, true, suppression(DEAD_ADDRESS)).map(Refusal::word))
                .contains("expired");
        assertThat(first(6, true, suppression(DEAD_ADDRESS)).map(Refusal::word))
                .contains("superseded");
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, It arrived meanwhile.",
        "OPENED, It arrived meanwhile.",
        "CLICKED, It arrived meanwhile.",
        "UNSUBSCRIBED, The recipient unsubscribed.",
        "NOT_SENT, SES does not send it.",
        "COMPLAINED, The recipient complained."
    })
    void isNotSentAgainOnce(Status status, String because) {
        assertThat(DISPATCH.again(Set.of(SENT, status), 2))
                .contains(new Refusal(status.word(), because));
    }

    @Test
    void everyStatusThatForbidsAResendIsTold() {
        assertThat(Stream.of(Status.values()).filter(Status::forbidsResend))
                .isNotEmpty()
                .allSatisfy(
                        status ->
                                assertThat(DISPATCH.again(Set.of(status), 2).map(Refusal::word))
                                        .contains(status.word()));
    }

    @Test
    void whatOnlyBouncedIsSentAgain() {
        assertThat(DISPATCH.again(Set.of(SENT, DELAYED, BOUNCED), 2)).isEmpty();
        assertThat(DISPATCH.again(Set.of(), 2)).isEmpty();
    }

    @Test
    void aDeliveryForbidsAlsoWhenABounceCameAfterIt() {
        assertThat(DISPATCH.again(Set.of(DELIVERED, BOUNCED), 2).map(Refusal::word))
                .contains("delivered");
    }

    @Test
    void isGivenUpAfterSoManyAttempts() {
        assertThat(DISPATCH.again(Set.of(BOUNCED), 5)).isEmpty();
        assertThat(DISPATCH.again(Set.of(BOUNCED), 6))
                .contains(new Refusal("given-up", "It was tried 5 times."));
    }

    @Test
    void thatItArrivedIsToldBeforeThatItWasTriedTooOften() {
        assertThat(DISPATCH.again(Set.of(DELIVERED), 6).map(Refusal::word)).contains("delivered");
    }
}
