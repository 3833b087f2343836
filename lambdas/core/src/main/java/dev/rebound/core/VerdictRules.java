package dev.rebound.core;

import dev.rebound.core.text.PhraseBook;
import dev.rebound.core.text.PhraseBook.Match;

import java.util.ArrayList;
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
            List.of(Blame.SENDER, Blame.MESSAGE, Blame.RECIPIENT, Blame.PROVIDER, Blame.NOBODY);

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
     * @param length how much of the text it rests on
     */
    record Finding(VerdictRule rule, Verdict verdict, int length) {}

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

    /** The most telling of the rules that apply. */
    Optional<Finding> find(Evidence evidence) {
        return findings(evidence).stream().min(MOST_TELLING);
    }

    /** All rules that apply, in no order. */
    List<Finding> findings(Evidence evidence) {
        List<Match<Meaning>> matches = new ArrayList<>();
        book.find(evidence.plain(), matches::add);
        List<String> providers = providers(matches);
        book.find(
                evidence.hosts(),
                match -> {
                    if (match.meaning() instanceof Provider(String name)) providers.add(name);
                });
        String provider = providers.isEmpty() ? evidence.domain() : providers.getFirst();
        List<Finding> findings = new ArrayList<>();
        for (Match<Meaning> match : matches)
            if (match.meaning() instanceof Speaks(VerdictRule rule)
                    && rule.fits(evidence, providers)) {
                String words = evidence.plain().substring(match.start(), match.end());
                findings.add(
                        new Finding(
                                rule,
                                rule.verdict(evidence, "\"" + words + "\"", provider),
                                words.length()));
            }
        for (VerdictRule rule : withoutText)
            if (rule.fits(evidence, providers)) {
                String told = rule.code(evidence).orElseThrow().told(evidence);
                findings.add(new Finding(rule, rule.verdict(evidence, told, provider), 0));
            }
        return findings;
    }

    private static List<String> providers(List<Match<Meaning>> matches) {
        List<String> providers = new ArrayList<>();
        for (Match<Meaning> match : matches)
            if (match.meaning() instanceof Provider(String name)) providers.add(name);
        return providers;
    }
}
