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
 * @param line where it stands in the table
 * @param where the provider it speaks of; empty means any
 * @param written the codes as they stand in the table
 * @param codes any of them must be there; none means whatever they are
 * @param text the words that must be there, as in {@link dev.rebound.core.text.PhraseBook}; empty
 *     means whatever they are
 * @param source why it is believed: a section of an RFC, a provider's page, or who speaks so
 * @param example a line that this rule decides
 */
record VerdictRule(
        int line,
        Rank rank,
        String where,
        String written,
        List<CodePattern> codes,
        String text,
        Reason reason,
        Blame blame,
        Gravity gravity,
        String source,
        String example) {

    /**
     * @param cells in the order of the table's header
     * @throws IllegalArgumentException naming the cell that cannot be read
     */
    static VerdictRule of(int line, List<String> cells) {
        if (cells.size() != 9)
            throw new IllegalArgumentException(cells.size() + " cells instead of 9");
        Reason reason = Reason.ofWord(cells.get(4));
        return new VerdictRule(
                line,
                Words.parse(Rank.class, cells.get(0)),
                cells.get(1),
                cells.get(2),
                codes(cells.get(2)),
                cells.get(3),
                reason,
                cells.get(5).isEmpty() ? reason.blame() : Blame.ofWord(cells.get(5)),
                cells.get(6).isEmpty()
                        ? reason.gravity()
                        : Words.parse(Gravity.class, cells.get(6)),
                cells.get(7),
                cells.get(8));
    }

    private static List<CodePattern> codes(String cell) {
        List<CodePattern> codes = new ArrayList<>();
        if (!cell.isEmpty()) for (String code : cell.split(" ")) codes.add(CodePattern.parse(code));
        return codes;
    }

    /** Where it stands: {@code verdict-rules.csv:120}. */
    String place() {
        return VerdictRules.FILE + ":" + line;
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
