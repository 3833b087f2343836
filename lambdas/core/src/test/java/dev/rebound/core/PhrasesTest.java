package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class PhrasesTest {
    @ParameterizedTest
    @CsvSource({"PT4H,4 hours", "PT1H,1 hour", "P1D,1 day", "P14D,14 days", "PT90M,90 minutes"})
    void saysSpansAsPeopleDo(Duration span, String phrase) {
        assertThat(Phrases.of(span)).isEqualTo(phrase);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1st",
        "2,2nd",
        "3,3rd",
        "4,4th",
        "11,11th",
        "12,12th",
        "13,13th",
        "21,21st",
        "111,111th"
    })
    void countsAsPeopleDo(int number, String phrase) {
        assertThat(Phrases.ordinal(number)).isEqualTo(phrase);
    }
}
