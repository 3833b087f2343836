package dev.rebound.core;

import dev.rebound.core.Verdict.Gravity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of the rule table.
 *
 * @param row as it stands in the table: rank, where, codes, text, reason, blame, gravity, source,
 *     example
 * @param where the provider it speaks of; empty means any
 * @param written the codes as they stand in the table
 * @param codes any of them must be there; none means whatever they are
 * @param text the words that must be there, as in {@link dev.rebound.core.text.PhraseBook}; empty
 *     means whatever they are
 */
record VerdictRule(
        Csv.Row row,
        Rank rank,
        String where,
        String written,
        List<CodePattern> codes,
        String text,
        Reason reason,
        Blame blame,
        Gravity gravity) {
    /** The first cells, which decide; source and example are for people and tests. */
    private static final int DECIDE = 7;

    /**
     * @throws IllegalArgumentException naming the cell that cannot be read
     */
    static VerdictRule of(Csv.Row row) {
        List<String> cells = row.cells(DECIDE);
        if (cells.size() < DECIDE) throw new IllegalArgumentException("cells are missing");
        if (cells.get(2).isEmpty() && cells.get(3).isEmpty())
            throw new IllegalArgumentException("neither codes nor text");
        Reason reason = Reason.ofWord(cells.get(4));
        Blame blame = cells.get(5).isEmpty() ? reason.blame() : Blame.ofWord(cells.get(5));
        Gravity usual = blame == Blame.SENDER ? Gravity.FINAL : reason.gravity();
        return new VerdictRule(
                row,
                Words.parse(Rank.class, cells.get(0)),
                cells.get(1),
                cells.get(2),
                codes(cells.get(2)),
                cells.get(3),
                reason,
                blame,
                cells.get(6).isEmpty() ? usual : Words.parse(Gravity.class, cells.get(6)));
    }

    private static List<CodePattern> codes(String cell) {
        List<CodePattern> codes = new ArrayList<>();
        if (!cell.isEmpty()) for (String code : cell.split(" ")) codes.add(CodePattern.parse(code));
        return codes;
    }

    /** Where it stands: {@code verdict-rules.csv:120}. */
    String place() {
        return row.place();
    }

    /** Why it is believed: a section of an RFC, a provider's page, or who speaks so. */
    String source() {
        return row.cells(DECIDE + 1).get(DECIDE);
    }

    /** A line that this rule decides. */
    String example() {
        return row.cells(DECIDE + 2).get(DECIDE + 1);
    }

    /** What it asks for, as it stands in the table: {@code phrase, at google: 5.7.26}. */
    String told() {
        return Stream.of(Words.of(rank), where.isEmpty() ? "" : "at " + where, written, text)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Whether all but the text fits. */
    boolean fits(Evidence evidence, List<String> providers) {
        return (where.isEmpty() || providers.contains(where))
                && (codes.isEmpty() || code(evidence).isPresent());
    }

    /** The first code of the evidence that it speaks of. */
    Optional<CodePattern> code(Evidence evidence) {
        for (CodePattern code : codes) if (code.matches(evidence)) return Optional.of(code);
        return Optional.empty();
    }

    /**
     * What it says of this evidence: where the server said that the failure may pass, nothing is
     * settled, and a sender's haste is not held against them.
     *
     * @param told what it was read from
     */
    Verdict verdict(Evidence evidence, String told, String provider) {
        boolean passing = evidence.isTransient();
        Blame whose = passing && reason == Reason.RATE_LIMITED ? Blame.PROVIDER : blame;
        return new Verdict(reason, whose, passing ? Gravity.PASSING : gravity, told, provider);
    }
}
