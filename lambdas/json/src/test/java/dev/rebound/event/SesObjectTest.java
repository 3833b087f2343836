package dev.rebound.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.util.Map;

class SesObjectTest {
    private static String time(String event) {
        return SesObject.time(Json.object(event)).map(Object::toString).orElse("none");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/timestamps.csv", delimiter = '|', numLinesToSkip = 1)
    void readsTimestampsInEachFormThatSesWrites(String timestamp, String instant) {
        assertThat(SesObject.time(Map.of("time", timestamp)).map(Object::toString))
                .contains(instant);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/event-times.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void knowsWhenItHappenedAsFarAsItSaysSo(String event, String time) {
        assertThat(time(event)).isEqualTo(time);
    }

    @Test
    void theSameObjectGetsTheSameEnvelope() {
        Map<String, Object> bare = Map.of("eventType", "Rendering Failure");
        assertThat(SesObject.envelope(bare))
                .isEqualTo(SesObject.envelope(bare))
                .containsEntry("detail-type", "Email Rendering Failed")
                .containsEntry("source", "rebound.intake")
                .containsEntry("detail", bare)
                .doesNotContainKey("time");
    }
}
