package dev.rebound.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class UnsubscribeTest {
    private static final String URL = "https://acme.example/leave?who=1&list=a%2Cb#top";

    /** With an URL of that length. */
    private static Unsubscribe ofLength(int length) {
        return new Unsubscribe(
                "https://" + "x".repeat(length - "https://".length()), Optional.empty());
    }

    @Test
    void isOneHeader() {
        assertThat(new Unsubscribe(URL, Optional.empty()).header()).isEqualTo("<" + URL + ">");
        assertThat(new Unsubscribe(URL, Optional.of("leave@acme.example?subject=1")).header())
                .isEqualTo("<" + URL + ">, <mailto:leave@acme.example?subject=1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "http://acme.example",
                "acme.example/leave",
                "https://acme.example/a b",
                "https://acme.example/>, <https://evil.example",
                "https://acme.example/a,b",
                "https://acme.example/\r\nBcc: ben@example.test",
                "https://acme.example/größe"
            })
    void refusesAnUrlThatBreaksTheHeader(String url) {
        assertThatThrownBy(() -> new Unsubscribe(url, Optional.empty()))
                .isInstanceOf(InvalidMail.class)
                .hasMessage("unsubscribe.url is no https address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "leave",
                "@acme.example",
                "leave@",
                "Acme <leave@acme.example>",
                "leave@acme.example, ben@example.test",
                "leave@acme.example\r\nBcc: ben@example.test",
                "mailto:leave@acme.example"
            })
    void refusesAnAddressThatBreaksTheHeader(String mailto) {
        assertThatThrownBy(() -> new Unsubscribe(URL, Optional.of(mailto)))
                .isInstanceOf(InvalidMail.class)
                .hasMessage("unsubscribe.mailto is no address");
    }

    @Test
    void isNoLongerThanSesTakesAHeader() {
        assertThat(ofLength(993).header()).hasSize(995);
        assertThatThrownBy(() -> ofLength(994))
                .isInstanceOf(InvalidMail.class)
                .hasMessage("unsubscribe is longer than 995 characters");
    }
}
