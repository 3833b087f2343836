package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Decision.Word;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.util.Optional;

/**
 * Lines as servers word them, labelled by hand before any rule was asked: {@code lines.csv}.
 * Whether to suppress must be right on each; how often reason and blame are, too, is printed.
 */
class LinesTest {
    private static final Decider DECIDER = new Decider(Policy.standard());

    private static int lines;
    private static int reasons;

    @ParameterizedTest
    @CsvFileSource(resources = "/lines.csv", numLinesToSkip = 1, maxCharsPerColumn = 20_000)
    void suppressesWhomItShould(
            String server,
            String bounceType,
            String bounceSubType,
            String status,
            String diagnosticCode,
            String reason,
            String blame,
            String decision) {
        Bounce bounce = bounce(bounceType, bounceSubType, given(status), given(diagnosticCode));
        Decision made =
                DECIDER.decide(bounce, RecipientHistory.of(Events.ANA), Traffic.none(), bounce.at())
                        .decision();
        Verdict verdict = made.verdict().orElseThrow();
        lines++;
        if (verdict.reason().word().equals(reason) && verdict.blame().word().equals(blame))
            reasons++;
        assertThat(made.word() == Word.SUPPRESS)
                .describedAs("%s: %s; %s", server, diagnosticCode, made.because())
                .isEqualTo(decision.equals("suppress"));
    }

    @AfterAll
    static void print() {
        System.out.printf(
                "lines.csv: reason and blame are right on %d of %d lines (%.1f %%)%n",
                reasons, lines, 100.0 * reasons / lines);
        assertThat(lines).isGreaterThanOrEqualTo(600);
        assertThat(reasons).isGreaterThanOrEqualTo(lines * 95 / 100);
    }

    private static Bounce bounce(String type, String subType, String status, String text) {
        String action = (status + text).isBlank() ? "" : "failed";
        return new Bounce(
                Events.message(1),
                Events.ANA,
                Events.day(1),
                Optional.empty(),
                type,
                subType,
                new Dsn(action, status, text, ""));
    }

    private static String given(String cell) {
        return cell == null ? "" : cell;
    }
}
