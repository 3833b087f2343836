package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RecipientHashTest {
    /** {@code printf ana@example.test | sha256sum} */
    @Test
    void isTheBeginningOfTheSha256() {
        assertThat(RecipientHash.of(Address.parse("ana@example.test")))
                .hasToString("ffc4b5d8fdf3544b");
    }

    @Test
    void isTheSameHoweverTheAddressIsWritten() {
        assertThat(RecipientHash.of(Address.parse("Ana Ruiz <ANA@Example.test>")))
                .isEqualTo(RecipientHash.of(Address.parse("ana@example.test")));
    }

    @Test
    void saysWhenNobodyIsDisclosed() {
        assertThat(RecipientHash.of(Address.UNDISCLOSED)).hasToString("undisclosed");
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/hidden-addresses.csv",
            numLinesToSkip = 1,
            delimiter = '|',
            quoteCharacter = '`')
    void takesThePlaceOfAddressesInAnyText(String text, String shown) {
        assertThat(RecipientHash.hideIn(text)).isEqualTo(shown);
    }
}
