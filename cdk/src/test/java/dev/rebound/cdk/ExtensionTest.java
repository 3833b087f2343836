package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rebound.rules.InvalidRule;
import dev.rebound.rules.RuleFiles;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A user adds a file and changes no Java. */
class ExtensionTest {
    private static final String ACCOUNT = "arn:aws:%s:eu-west-1:111122223333:%s";

    @TempDir private Path rules;
    @TempDir private Path statemachines;

    @BeforeEach
    void copy() throws IOException {
        copy("rules", rules);
        copy("statemachines", statemachines);
    }

    private static void copy(String folder, Path to) throws IOException {
        for (Path file : RuleFiles.list(Synthesis.HOME.resolve(folder), ".json"))
            Files.copy(file, to.resolve(file.getFileName()));
    }

    private Synthesis synthesis() {
        return Synthesis.of(new Project(Synthesis.HOME, rules, statemachines));
    }

    private Synthesis with(String target) throws IOException {
        write("managers", target);
        return synthesis();
    }

    private void write(String name, String target) throws IOException {
        String rule =
                "{\"eventPattern\":{\"source\":[\"rebound\"],\"detail-type\":[\"Recipient Suppressed\"]},\"target\":{%s}}";
        Files.writeString(rules.resolve(name + ".json"), rule.formatted(target));
    }

    @Test
    void aNewFileIsANewRule() throws IOException {
        Synthesis stack = with("\"stateMachine\":\"bounce\"");
        JsonNode rule = stack.named("AWS::Events::Rule", "rebound-managers");
        assertThat(rule.at("/EventPattern/detail-type/0").asText())
                .isEqualTo("Recipient Suppressed");
        assertThat(rule.at("/Targets/0/DeadLetterConfig")).isNotEmpty();
        assertThatCode(stack::isClean).doesNotThrowAnyException();
    }

    /** What a rule may lead to in another place, and all that it needs for that. */
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    ACCOUNT.formatted("sns", "account-managers"), "sns:Publish",
                    ACCOUNT.formatted("sqs", "somewhere"), "sqs:SendMessage",
                    ACCOUNT.formatted("lambda", "function:mine"), "lambda:InvokeFunction",
                    ACCOUNT.formatted("states", "stateMachine:mine"), "states:StartExecution",
                    ACCOUNT.formatted("events", "event-bus/other"), "events:PutEvents",
                    ACCOUNT.formatted("events", "api-destination/crm/4711"),
                            "events:InvokeApiDestination");

    @Test
    void aTargetElsewhereIsCalledByARoleThatMayDoJustThat() throws IOException {
        for (String arn : ELSEWHERE.keySet()) write(name(arn), "\"arn\":\"" + arn + "\"");
        Synthesis stack = synthesis();
        assertThat(ELSEWHERE)
                .allSatisfy((arn, action) -> assertThat(allowed(stack, arn)).isEqualTo(action));
        assertThatCode(stack::isClean).doesNotThrowAnyException();
    }

    private static String name(String arn) {
        return "elsewhere-" + Integer.toHexString(arn.hashCode());
    }

    private static String allowed(Synthesis stack, String arn) {
        JsonNode rule = stack.named("AWS::Events::Rule", "rebound-" + name(arn));
        JsonNode policy = stack.policyOf(rule.at("/Targets/0/RoleArn/Fn::GetAtt/0").asText());
        return policy.at("/PolicyDocument/Statement/0/Action").asText();
    }

    @Test
    void aLogGroupAllowsTheRuleByAPolicyOfItsOwn() throws IOException {
        Synthesis stack =
                with("\"arn\":\"" + ACCOUNT.formatted("logs", "log-group:/rebound/all") + "\"");
        JsonNode target = stack.named("AWS::Events::Rule", "rebound-managers").at("/Targets/0");
        assertThat(target.has("RoleArn")).isFalse();
        assertThat(stack.resources("AWS::Logs::ResourcePolicy")).hasSize(1);
    }

    @Test
    void aTargetThatNeedsMoreThanAnArnIsRefusedByName() {
        assertThatThrownBy(
                        () -> with("\"arn\":\"" + ACCOUNT.formatted("ecs", "cluster/one") + "\""))
                .isInstanceOf(InvalidProject.class)
                .hasMessage(
                        "managers.json: EventBridge needs more than an ARN to call ecs cluster");
    }

    @Test
    void aWrongRuleStopsTheSynthesisWithFileAndFault() {
        assertThatThrownBy(() -> with("\"stateMachine\":\"bonce\""))
                .isInstanceOf(InvalidRule.class)
                .hasMessageStartingWith("managers.json: unknown stateMachine \"bonce\"");
    }

    @Test
    void aWorkflowThatCallsNoFunctionStopsItToo() throws IOException {
        Path file = statemachines.resolve("delay.asl.json");
        Files.writeString(file, Files.readString(file).replace("${watch}", "${wach}"));
        assertThatThrownBy(() -> synthesis())
                .isInstanceOf(InvalidProject.class)
                .hasMessageStartingWith("delay.asl.json: calls ${wach}, there are ");
    }
}
