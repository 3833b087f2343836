package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.json.Json;
import dev.rebound.rules.Rule;
import dev.rebound.rules.Rule.Trigger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.event.ruler.Ruler;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The patterns that the stack makes of the files, by EventBridge's own engine. */
class PatternsTest {
    private static final List<Rule> RULES =
            Project.at(Synthesis.HOME).rules(FunctionTable.targets(), FunctionTable.queues());

    private static final Narrowing TEST =
            new Narrowing(SettingsReader.read(Map.of("environment", "test")::get));

    private static final String BOUNCE =
            "{\"source\":[\"aws.ses\",\"rebound.intake\"],\"detail-type\":[\"Email Bounced\"]}";

    private static boolean matches(Object pattern, Map<String, Object> event) {
        try {
            return Ruler.matchesRule(Json.text(event), Json.text(pattern));
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    private static boolean taken(Map<String, Object> event) {
        Predicate<Rule> takes =
                rule ->
                        rule.trigger() instanceof Trigger.Pattern(String json)
                                && matches(Json.object(json), event);
        return RULES.stream().anyMatch(takes);
    }

    private static Map<String, Object> event(String source, String type) {
        return Map.of(
                "source",
                source,
                "detail-type",
                type,
                "detail",
                Map.of("mail", Map.of("messageId", "1")));
    }

    @ParameterizedTest
    @CsvSource({
        "aws.ses, Email Bounced",
        "aws.ses, Email Opened",
        "aws.ses, Email Forwarded",
        "rebound.intake, Email Delivered",
        "rebound.intake, SMS Failed"
    })
    void whatNoRuleTakesGoesToQuarantineAndNothingElse(String source, String type) {
        Map<String, Object> event = event(source, type);
        assertThat(matches(Json.object(Unmatched.of(source, RULES)), event))
                .isNotEqualTo(taken(event));
    }

    @ParameterizedTest
    @CsvSource({"Sending Status Disabled", "AWS API Call via CloudTrail"})
    void whatSesTellsOfTheAccountIsNoMail(String type) {
        Map<String, Object> event =
                Map.of(
                        "source",
                        "aws.ses",
                        "detail-type",
                        type,
                        "detail",
                        Map.of("userAgent", "x"));
        assertThat(matches(Json.object(Unmatched.of("aws.ses", RULES)), event)).isFalse();
    }

    @Test
    void whatNoRuleTakesIsTheEnvironmentsOwnToo() {
        Map<String, Object> unmatched = TEST.of(Unmatched.of("aws.ses", List.of()));
        assertThat(matches(unmatched, sent("rebound-test-marketing", "x"))).isTrue();
        assertThat(matches(unmatched, sent("rebound-marketing", "x"))).isFalse();
    }

    @Test
    void aRuleThatTakesAPartLeavesTheRestVisible() {
        Rule some =
                new Rule(
                        "some",
                        "",
                        true,
                        new Trigger.Pattern(
                                "{\"source\":[\"aws.ses\"],\"detail-type\":[\"Email Forwarded\"],\"detail\":{\"a\":[1]}}"),
                        RULES.getFirst().target());
        assertThat(
                        matches(
                                Json.object(Unmatched.of("aws.ses", List.of(some))),
                                event("aws.ses", "Email Forwarded")))
                .isTrue();
    }

    private static Map<String, Object> sent(String set, String resource) {
        return Map.of(
                "source",
                "aws.ses",
                "detail-type",
                "Email Bounced",
                "resources",
                List.of(resource),
                "detail",
                Map.of(
                        "mail",
                        Map.of(
                                "messageId",
                                "1",
                                "tags",
                                Map.of("ses:configuration-set", List.of(set)))));
    }

    @ParameterizedTest
    @CsvSource({
        "rebound-test-marketing, x, true",
        "rebound-marketing, x, false",
        "x, rebound-test, true",
        "x, rebound, false",
        "x, arn:aws:states:eu-west-1:111122223333:execution:rebound-test-bounce:1, true",
        "x, arn:aws:states:eu-west-1:111122223333:execution:rebound-bounce:1, false",
    })
    void anEnvironmentTakesItsOwnOnly(String set, String resource, boolean ours) {
        assertThat(matches(TEST.of(BOUNCE), sent(set, resource))).isEqualTo(ours);
    }

    @Test
    void withoutAnEnvironmentAPatternIsAsTheFileHasIt() {
        Narrowing none = new Narrowing(SettingsReader.read(_ -> null));
        assertThat(none.of(BOUNCE)).isEqualTo(Json.object(BOUNCE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"source\":[\"aws.health\"]}",
                "{\"source\":[\"aws.ses\"],\"detail-type\":[\"Sending Status Disabled\"]}",
                "{\"source\":[\"rebound\"],\"resources\":[\"rebound-other\"]}",
                "{\"source\":[\"aws.ses\"],\"detail\":{\"mail\":{\"tags\":{\"ses:configuration-set\":[\"other\"]}}}}"
            })
    void aRuleThatSaysWhatItWantsIsLeftAlone(String pattern) {
        assertThat(TEST.of(pattern)).isEqualTo(Json.object(pattern));
    }

    @Test
    void everyRuleOfOursStaysAPatternWhenNarrowed() {
        for (Rule rule : RULES)
            if (rule.trigger() instanceof Trigger.Pattern(String json))
                assertThat(matches(TEST.of(json), event("nobody", "nothing"))).isFalse();
    }
}
