package dev.rebound.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    No such USER here.                                  | no such user here
                    550 5.1.1 unknown                                   | unknown
                    550-5.1.1 The account 550 5.1.1 is closed           | the account is closed
                    550-Requested action not taken                      | requested action not taken
                    user <ana@example.com> unknown                      | user unknown
                    user ana@example.com unknown                        | user unknown
                    user doesn't exist, isn’t here                      | user doesnt exist isnt here
                    user_unknown mailbox-full                           | user unknown mailbox full
                    blocked, see https://www.example.com/why?ip=1.2.3.4 | blocked see www example com
                    client [192.0.2.7] refused                          | client refused
                    <p>User <b>unknown</b></p>                          | user unknown
                    expired <450 4.2.0 mailbox busy>                    | expired mailbox busy
                    Empfänger unbekannt                                 | empfanger unbekannt
                    ＵＳＥＲ unknown                                     | user unknown
                    error 42 of 100                                     | error of
                    """)
    void isWhatATextSays(String text, String plain) {
        assertThat(PlainText.of(text)).isEqualTo(plain);
    }

    @Test
    void anUnclosedBracketHidesNothing() {
        assertThat(PlainText.of("no <such user")).isEqualTo("no such user");
    }

    @Test
    void looksAtTheBeginningOnly() {
        assertThat(PlainText.of("x ".repeat(500_000))).hasSizeLessThanOrEqualTo(PlainText.READ);
        assertThat(PlainText.of("ﷺ".repeat(500_000))).hasSizeLessThanOrEqualTo(PlainText.READ);
    }
}
