package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AddressTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/addresses.csv", numLinesToSkip = 1, quoteCharacter = '`')
    void isKnownInOneForm(String written, String known) {
        assertThat(Address.parse(written)).hasToString(known);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/addresses.csv", numLinesToSkip = 1, quoteCharacter = '`')
    void staysTheSameWhenReadAgain(String written, String known) {
        assertThat(Address.parse(known)).isEqualTo(Address.parse(written));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/no-addresses.csv", numLinesToSkip = 1, quoteCharacter = '`')
    void refusesWhatIsNoAddressInOneLine(String written, String fault) {
        assertThatThrownBy(() -> Address.parse(written))
                .isInstanceOf(InvalidAddress.class)
                .hasMessage(fault);
    }

    @Test
    void shortensWhatItRefuses() {
        assertThatThrownBy(() -> Address.parse("x".repeat(1_000_000)))
                .hasMessageMatching("\"x{80}…\" is no address: it has no @");
    }

    @Test
    void keepsFaultsOnOneLine() {
        assertThatThrownBy(() -> Address.parse("ana\r\nBcc: ben"))
                .hasMessage("\"ana Bcc: ben\" is no address: it has no @");
    }
}
