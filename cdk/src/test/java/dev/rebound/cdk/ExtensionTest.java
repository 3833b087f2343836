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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        String rule =
                "{\"eventPattern\":{\"source\":[\"rebound\"],\"detail-type\":[\"Recipient Suppressed\"]},\"target\":{%s}}";
        Files.writeString(rules.resolve("managers.json"), rule.formatted(target));
        return synthesis();
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

    @ParameterizedTest
    @CsvSource({
        "sns, account-managers, sns:Publish",
        "sqs, somewhere, sqs:SendMessage",
        "lambda, function:mine, lambda:InvokeFunction",
        "states, stateMachine:mine, states:StartExecution",
        "events, event-bus/other, events:PutEvents",
        "events, api-destination/crm/4711, events:InvokeApiDestination",
    })
    void aTargetElsewhereIsCalledByARoleThatMayDoJustThat(
            String service, String resource, String action) throws IOException {
        Synthesis stack = with("\"arn\":\"" + ACCOUNT.formatted(service, resource) + "\"");
        JsonNode target = stack.named("AWS::Events::Rule", "rebound-managers").at("/Targets/0");
        String role = target.at("/RoleArn/Fn::GetAtt/0").asText();
        JsonNode policy =
                stack.resources("AWS::IAM::Policy").stream()
                        .filter(p -> p.at("/Roles/0/Ref").asText().equals(role))
                        .findFirst()
                        .orElseThrow();
        assertThat(policy.at("/PolicyDocument/Statement/0/Action").asText()).isEqualTo(action);
        assertThatCode(stack::isClean).doesNotThrowAnyException();
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
