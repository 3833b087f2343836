package dev.rebound.core;

import dev.rebound.core.text.PhraseBook;
import dev.rebound.core.text.PhraseBook.Match;
import dev.rebound.core.text.PlainText;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rule table, {@code verdict-rules.csv}, with the providers and the words it speaks of. */
final class VerdictRules {
    /** Read when first needed. */
    static VerdictRules standard() {
        return Standard.TABLE;
    }

    private static final class Standard {
        private static final VerdictRules TABLE = new VerdictRules();
    }

    /** Within a rank: nobody is suppressed while the same evidence blames somebody else. */
    private static final List<Blame> FIRST_BLAMED =
            List.of(Blame.SENDER, Blame.MESSAGE, Blame.PROVIDER, Blame.RECIPIENT, Blame.NOBODY);

    static final Comparator<Finding> MOST_TELLING =
            Comparator.comparing((Finding finding) -> finding.rule().rank())
                    .thenComparing(finding -> FIRST_BLAMED.indexOf(finding.rule().blame()))
                    .thenComparing(Finding::length, Comparator.reverseOrder());

    private final List<VerdictRule> all = new ArrayList<>();
    private final List<VerdictRule> withoutText = new ArrayList<>();
    private final PhraseBook<Meaning> book;

    private sealed interface Meaning {}

    private record Speaks(VerdictRule rule) implements Meaning {}

    private record Provider(String name) implements Meaning {}

    /**
     * A rule that applies.
     *
     * @param words the words that it rests on; empty when it rests on a code
     */
    record Finding(VerdictRule rule, String words) {
        private int length() {
            return words.length();
        }

        /** What it was read from, to be quoted. */
        String told(Evidence evidence) {
            return words.isEmpty()
                    ? rule.code(evidence).map(code -> code.told(evidence)).orElse("")
                    : '"' + words + '"';
        }
    }

    /**
     * All that was found in one piece of evidence.
     *
     * @param findings in no order
     * @param provider who speaks, as far as it is known; else the recipient's domain
     */
    record Findings(Evidence evidence, List<Finding> findings, String provider) {
        Optional<Verdict> verdict() {
            return best().map(this::verdict);
        }

        Optional<Finding> best() {
            return findings.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Collections.min(findings, MOST_TELLING));
        }

        Verdict verdict(Finding finding) {
            return finding.rule().verdict(evidence, finding.told(evidence), provider);
        }
    }

    private VerdictRules() {
        Map<String, String> vocabulary = new HashMap<>();
        for (Csv.Row row : Csv.read("words.csv"))
            vocabulary.put(row.cells(2).get(0), row.cells(2).get(1));
        book = new PhraseBook<>(vocabulary);
        for (Csv.Row row : Csv.read("spellings.csv"))
            book.addSpelling(row.cells(2).get(0), row.cells(2).get(1));
        for (Csv.Row row : Csv.read("providers.csv"))
            add(row, row.cells(2).get(1), new Provider(row.cells(2).get(0)));
        for (Csv.Row row : Csv.read("verdict-rules.csv")) add(row);
        withoutText.sort(Comparator.comparing(VerdictRule::rank));
    }

    private void add(Csv.Row row) {
        VerdictRule rule;
        try {
            rule = VerdictRule.of(row);
        } catch (IllegalArgumentException fault) {
            throw new IllegalStateException(row.place() + ": " + fault.getMessage(), fault);
        }
        all.add(rule);
        if (rule.text().isEmpty()) withoutText.add(rule);
        else add(row, rule.text(), new Speaks(rule));
    }

    private void add(Csv.Row row, String phrase, Meaning meaning) {
        try {
            book.add(phrase, meaning);
        } catch (IllegalArgumentException fault) {
            throw new IllegalStateException(row.place() + ": " + fault.getMessage(), fault);
        }
    }

    List<VerdictRule> all() {
        return all;
    }

    /** The verdict by the most telling of the rules that apply. */
    Optional<Verdict> verdict(Evidence evidence) {
        return search(evidence, false).verdict();
    }

    /** All rules that apply. */
    Findings findings(Evidence evidence) {
        return search(evidence, true);
    }

    /**
     * @param all whether rules without text are looked at that cannot win any more
     */
    private Findings search(Evidence evidence, boolean all) {
        List<Match<Meaning>> matches = book.find(evidence.plain());
        List<String> providers = new ArrayList<>();
        addProviders(matches, providers);
        if (providers.isEmpty()) addProviders(book.find(PlainText.of(evidence.hosts())), providers);
        List<Finding> findings = new ArrayList<>();
        Rank best = Rank.TYPE;
        for (Match<Meaning> match : matches) {
            if (!(match.meaning() instanceof Speaks(VerdictRule rule))) continue;
            if (!rule.fits(evidence, providers)) continue;
            String words = evidence.plain().substring(match.start(), match.end());
            findings.add(new Finding(rule, words));
            if (rule.rank().compareTo(best) < 0) best = rule.rank();
        }
        for (VerdictRule rule : withoutText) {
            if (!all && rule.rank().compareTo(best) > 0) break;
            if (rule.fits(evidence, providers)) findings.add(new Finding(rule, ""));
        }
        String provider = providers.isEmpty() ? evidence.domain() : providers.getFirst();
        return new Findings(evidence, findings, provider);
    }

    private static void addProviders(List<Match<Meaning>> matches, List<String> providers) {
        for (Match<Meaning> match : matches)
            if (match.meaning() instanceof Provider(String name)) providers.add(name);
    }
}
