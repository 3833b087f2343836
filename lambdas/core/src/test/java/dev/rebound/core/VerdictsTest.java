package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class VerdictsTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/bounces.csv", numLinesToSkip = 1, delimiter = '|')
    void judgesABounceByItsRecipientsOwnLine(
            String type,
            String subType,
            String action,
            String status,
            String text,
            String reason,
            String blame,
            Verdict.Gravity gravity) {
        Bounce bounce =
                Events.bounce(
                        given(type),
                        given(subType),
                        new Dsn(given(action), given(status), given(text), ""));
        Verdict verdict = Verdicts.of(bounce);
        assertThat(verdict.reason().word()).isEqualTo(reason);
        assertThat(verdict.blame().word()).isEqualTo(blame);
        assertThat(verdict.gravity()).isEqualTo(gravity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SpamDetected | smtp; 421 4.7.28 unusual rate of mail | sender-reputation",
                "SpamDetected | smtp; 421 4.7.26 fails authentication checks | authentication-failed",
                "IPFailure | smtp; 451 4.3.2 try again later | blocklisted",
                "General | smtp; 451 4.3.2 try again later | server-unavailable"
            })
    void aDelayThatSesLaysToTheSenderIsTheSenders(String delayType, String text, String reason) {
        Dsn dsn = new Dsn("", "", text, "");
        DeliveryDelay delay =
                new DeliveryDelay(
                        Events.message(1),
                        Events.ANA,
                        Events.day(1),
                        delayType,
                        Optional.empty(),
                        dsn);
        assertThat(Verdicts.of(delay).reason().word()).isEqualTo(reason);
    }

    private static String given(String cell) {
        return cell == null ? "" : cell;
    }
}
