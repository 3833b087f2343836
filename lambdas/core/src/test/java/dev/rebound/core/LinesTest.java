package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.core.Decision.Word;

import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Lines as servers word them, labelled by hand before any rule was asked: {@code lines.csv}.
 * Whether to suppress must be right on each, reason and blame on nearly all.
 */
class LinesTest {
    private static final Decider DECIDER = new Decider(Policy.standard());

    static final List<Line> LINES = read("/lines.csv");

    private static List<Line> read(String file) {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader text =
                new InputStreamReader(LinesTest.class.getResourceAsStream(file), UTF_8)) {
            return format.parse(text).stream().map(row -> new Line(row.toList())).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * @param cells server, bounce type and subtype, status, diagnostic code; reason, blame,
     *     decision
     */
    private record Line(List<String> cells) {
        Decision made() {
            String status = cells.get(3);
            String text = cells.get(4);
            String action = (status + text).isBlank() ? "" : "failed";
            Bounce bounce =
                    Events.bounce(cells.get(1), cells.get(2), new Dsn(action, status, text, ""));
            return DECIDER.decide(
                            bounce, RecipientHistory.of(Events.ANA), Traffic.none(), bounce.at())
                    .decision();
        }

        boolean hasItsReasonAndBlame() {
            Verdict verdict = made().verdict().orElseThrow();
            return verdict.reason().word().equals(cells.get(5))
                    && verdict.blame().word().equals(cells.get(6));
        }
    }

    @ParameterizedTest
    @FieldSource("LINES")
    void suppressesWhomItShould(Line line) {
        Decision made = line.made();
        assertThat(made.word() == Word.SUPPRESS)
                .describedAs(made.because())
                .isEqualTo(line.cells().get(7).equals("suppress"));
    }

    @Test
    void tellsReasonAndBlameOfNinetyFiveInAHundred() {
        long right = LINES.stream().filter(Line::hasItsReasonAndBlame).count();
        double percent = 100.0 * right / LINES.size();
        System.out.printf(
                "lines.csv: reason and blame are right on %d of %d lines (%.1f %%)%n",
                right, LINES.size(), percent);
        assertThat(LINES).hasSizeGreaterThanOrEqualTo(600);
        assertThat(percent).isGreaterThanOrEqualTo(95);
    }
}
