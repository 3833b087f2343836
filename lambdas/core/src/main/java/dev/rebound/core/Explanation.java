package dev.rebound.core;

import dev.rebound.core.VerdictRules.Finding;
import dev.rebound.core.VerdictRules.Findings;

import java.util.List;

/**
 * A verdict and what led to it, for people.
 *
 * @param place where the rule stands, such as {@code verdict-rules.csv:120}; empty when no rule was
 *     needed
 * @param rule what the rule asks for
 * @param source why it is believed
 * @param yielded other rules that applied and were less telling, most telling first, as {@code
 *     no-such-mailbox by 5.1.1}
 */
public record Explanation(
        Verdict verdict, String place, String rule, String source, List<String> yielded) {

    static Explanation by(Findings findings) {
        List<Finding> sorted =
                findings.findings().stream().sorted(VerdictRules.MOST_TELLING).toList();
        Finding decisive = sorted.getFirst();
        List<String> others =
                sorted.stream()
                        .map(findings::verdict)
                        .filter(other -> other.reason() != decisive.rule().reason())
                        .map(other -> other.reason().word() + " by " + other.evidence())
                        .distinct()
                        .toList();
        return new Explanation(
                findings.verdict(decisive),
                decisive.rule().place(),
                decisive.rule().told(),
                decisive.rule().source(),
                others);
    }

    static Explanation withoutRule(Verdict verdict) {
        return new Explanation(verdict, "", "", "RFC 3464 2.3 and SES", List.of());
    }
}
