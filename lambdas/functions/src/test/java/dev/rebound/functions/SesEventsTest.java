package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.functions.SesEvents.Reading;
import dev.rebound.json.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.util.List;

class SesEventsTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = "/unreadable-events.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void saysInOneLineWhatIsWrong(String event, String fault) {
        assertThat(SesEvents.read(Json.object(event)))
                .containsExactly(new Reading.Unreadable(fault));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/half-readable-events.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void readsTheOtherRecipientsAllTheSame(String event, String recipient, String fault) {
        List<Reading> readings = SesEvents.read(Json.object(event));
        assertThat(readings).hasSize(2).contains(new Reading.Unreadable(fault));
        assertThat(readings)
                .anyMatch(
                        r ->
                                r instanceof Reading.Understood(var f)
                                        && f.recipient().value().equals(recipient));
    }
}
