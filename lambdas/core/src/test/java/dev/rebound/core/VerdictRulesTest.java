package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.VerdictRules.Finding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;

/** The rule table against its own examples. */
class VerdictRulesTest {
    private static final VerdictRules RULES = VerdictRules.standard();

    static List<VerdictRule> rules() {
        return RULES.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleDecidesItsOwnExample(VerdictRule rule) {
        assertThat(RULES.findings(example(rule)).best().map(Finding::rule)).contains(rule);
    }

    /** The rank and the order of blame are the stated priorities; nothing less may settle it. */
    @ParameterizedTest
    @MethodSource("rules")
    void noRuleOfTheSamePriorityAnswersItsExampleDifferently(VerdictRule rule) {
        assertThat(RULES.findings(example(rule)).findings())
                .extracting(Finding::rule)
                .filteredOn(other -> other.rank() == rule.rank() && other.blame() == rule.blame())
                .extracting(VerdictRule::reason)
                .containsOnly(rule.reason());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleSaysWhyItIsBelieved(VerdictRule rule) {
        assertThat(rule.source()).isNotBlank();
        assertThat(rule.written() + rule.text()).isNotBlank();
    }

    @Test
    void noTwoRulesHaveOneExample() {
        assertThat(rules()).extracting(VerdictRule::example).doesNotHaveDuplicates();
    }

    /** A line of a bounce, or a single word of SES's. */
    private static Evidence example(VerdictRule rule) {
        boolean isWord = rule.example().matches("[A-Za-z]+");
        String word = isWord ? rule.example() : "";
        String line = isWord ? "" : rule.example();
        return Evidence.of(
                new Bounce(
                        Events.message(1),
                        Events.ANA,
                        Events.day(1),
                        Optional.empty(),
                        word,
                        "",
                        new Dsn("failed", "", line, "")));
    }
}
