package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Whatever comes, there is a verdict, and at worst it is {@code unrecognised}. */
class JunkTest {
    static Stream<String> junk() {
        return Stream.of(
                "",
                " ",
                "smtp; ",
                "smtp;",
                "550",
                "5.1.1.1.1",
                "smtp; 999 9.9.9 what",
                "smtp; 250 2.0.0 OK",
                "\0\1\2\uFFFF",
                "\uD83D\uDE00\uD83D",
                "\u202E550 rejected\u202C",
                "\u0627\u0644\u0628\u0631\u064A\u062F",
                "<html><body><h1></h1></body></html>",
                "<".repeat(100_000),
                "@".repeat(100_000),
                "5.".repeat(100_000),
                "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("junk")
    void leadsToNobodysSuppression(String text) {
        assertThat(verdict("Permanent", "", text).reason()).isEqualTo(Reason.UNRECOGNISED);
    }

    @Property
    void neverThrows(@ForAll String type, @ForAll String status, @ForAll String text) {
        assertThat(verdict(type, status, text).reason()).isNotNull();
    }

    private static Verdict verdict(String type, String status, String text) {
        return Verdicts.of(Events.bounce(type, "General", new Dsn("failed", status, text, "")));
    }
}
