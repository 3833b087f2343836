package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rebound.rules.RuleFiles;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A user may add a hundred and twenty rules, and AWS still takes the stack. */
class LimitsTest {
    private static final List<String> TARGETS =
            List.of("\"queue\":\"track\"", "\"stateMachine\":\"bounce\"");

    @TempDir private static Path rules;

    private static Synthesis stack;

    @BeforeAll
    static void addRules() throws IOException {
        Path ours = Synthesis.HOME.resolve("rules");
        for (Path file : RuleFiles.list(ours, ".json"))
            Files.copy(file, rules.resolve(file.getFileName()));
        for (int i = 0; i < 120; i++) add("more-" + i, TARGETS.get(i % TARGETS.size()));
        Path statemachines = Synthesis.HOME.resolve("statemachines");
        stack = Synthesis.of(new Project(Synthesis.HOME, rules, statemachines));
    }

    private static void add(String name, String target) throws IOException {
        String rule = "{\"eventPattern\":{\"source\":[\"shop\"]},\"target\":{" + target + "}}";
        Files.writeString(rules.resolve(name + ".json"), rule);
    }

    /** AWS CloudFormation User Guide, "Understand CloudFormation quotas". */
    @Test
    void cloudFormationTakesTheTemplate() {
        assertThat(stack.template().get("Resources").size()).isLessThan(500);
        assertThat(stack.template().toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(1_000_000);
    }

    /** Amazon SQS Developer Guide, "Amazon SQS policy quotas". */
    @Test
    void sqsTakesThePolicies() {
        for (JsonNode policy : stack.all("AWS::SQS::QueuePolicy")) {
            assertThat(policy.findValues("Condition")).hasSizeLessThanOrEqualTo(10);
            assertThat(policy.get("PolicyDocument").toString()).hasSizeLessThan(8192);
        }
    }

    /** AWS Identity and Access Management User Guide, "IAM and AWS STS quotas". */
    @Test
    void iamTakesThePolicies() {
        for (JsonNode policy : stack.all("AWS::IAM::Policy"))
            assertThat(policy.get("PolicyDocument").toString()).hasSizeLessThan(10_240);
        for (JsonNode policy : stack.all("AWS::IAM::ManagedPolicy"))
            assertThat(policy.get("PolicyDocument").toString()).hasSizeLessThan(6_144);
    }
}
