package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.rules.InvalidRule;
import dev.rebound.rules.Rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RulesTest {
    private static final Map<String, Object> BOUNCE =
            Map.of("source", "aws.ses", "detail-type", "Email Bounced");

    @TempDir private Path folder;

    private Rules rules(String file, String json) throws IOException {
        Files.writeString(folder.resolve(file), json);
        return Rules.read(folder, Set.of("bounce"), Set.of("putInQuarantine"), Set.of("track"));
    }

    private static String rule(String rest) {
        return "{\"eventPattern\":{\"source\":[\"aws.ses\"]},\"target\":{\"stateMachine\":\"bounce\"}"
                + rest
                + "}";
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/wrong-rules.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void aWrongRuleStopsEverythingWithFileAndFault(String file, String json, String fault) {
        assertThatThrownBy(() -> rules(file, json))
                .isInstanceOf(InvalidRule.class)
                .hasMessageStartingWith(fault)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aNewFileIsANewRule() throws IOException {
        rules("one.json", rule(""));
        assertThat(rules("two.json", rule("")).matching(BOUNCE))
                .extracting(Rule::name)
                .containsExactly("one", "two");
    }

    @Test
    void aDisabledRuleMatchesNothing() throws IOException {
        assertThat(rules("one.json", rule(",\"enabled\":false")).matching(BOUNCE)).isEmpty();
    }

    @Test
    void anArnMayBeAnythingEventBridgeCalls() throws IOException {
        String json =
                "{\"eventPattern\":{\"source\":[\"rebound\"]},\"target\":{\"arn\":\"arn:aws:sns:eu-west-1:111122223333:alerts\"}}";
        assertThat(rules("alert.json", json).matching(Map.of("source", "rebound"))).hasSize(1);
    }

    @Test
    void aRuleWithAScheduleMatchesNoEvent() throws IOException {
        for (String schedule : List.of("rate(1 hour)", "cron(0 6 * * ? *)")) {
            String json =
                    "{\"scheduleExpression\":\"%s\",\"target\":{\"lambda\":\"putInQuarantine\"}}";
            assertThat(rules("hourly.json", json.formatted(schedule)).matching(BOUNCE)).isEmpty();
        }
    }
}
