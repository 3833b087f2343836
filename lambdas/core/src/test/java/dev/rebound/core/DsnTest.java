package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

class DsnTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "5.1.1 | smtp; 550 5.1.1 no such user         | 5.1.1",
                "5.0.0 | smtp; 550 5.2.2 over quota           | 5.2.2",
                "4.0.0 | no code here                         | 4.0.0",
                "5.1.1 (bad mailbox) | x                      | 5.1.1",
                "''    | smtp; 550-5.7.26 unauthenticated     | 5.7.26",
                "''    | smtp; 554 #5.3.4 too big             | 5.3.4",
                "''    | blocked 203.0.113.9 and 5.1.1        | -",
                "''    | 550 192.5.1.1 is listed              | -",
                "junk  | x                                    | -",
                "3.1.1 | x                                    | -"
            },
            delimiter = '|')
    void readsTheEnhancedStatusCode(String status, String text, String code) {
        Dsn dsn = new Dsn("failed", status, text, "");
        assertThat(dsn.enhancedStatusCode().map(Objects::toString).orElse(null)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"smtp; 550 no|550", "452-4.2.2 full|452", "x 192.0.2.550|-", "1550|-", "''|-"},
            delimiter = '|')
    void readsTheReplyCode(String text, Integer code) {
        assertThat(new Dsn("", "", text, "").replyCode().orElse(null)).isEqualTo(code);
    }

    @Test
    void looksAtTheBeginningOfALongTextOnly() {
        Dsn dsn = new Dsn("", "", "x".repeat(1_000_000) + " 550 5.1.1", "");
        assertThat(dsn.replyCode()).isEmpty();
    }
}
