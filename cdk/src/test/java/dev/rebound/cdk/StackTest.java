package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rebound.rules.RuleFiles;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The stack as {@code cdk.json} sets it. */
class StackTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Synthesis STACK = Synthesis.of();

    @Test
    void everyRuleIsItsFile() throws IOException {
        for (Path file : RuleFiles.list(Synthesis.HOME.resolve("rules"), ".json")) {
            JsonNode wanted = JSON.readTree(file.toFile());
            String name = "rebound-" + file.getFileName().toString().replace(".json", "");
            JsonNode rule = STACK.named("AWS::Events::Rule", name);
            assertThat(rule.path("EventPattern")).isEqualTo(wanted.path("eventPattern"));
            assertThat(rule.path("ScheduleExpression"))
                    .isEqualTo(wanted.path("scheduleExpression"));
            assertThat(rule.path("Description")).isEqualTo(wanted.path("description"));
        }
    }

    @Test
    void thereIsNoRuleButTheFilesAndTheCatchAlls() throws IOException {
        int files = RuleFiles.list(Synthesis.HOME.resolve("rules"), ".json").size();
        assertThat(STACK.resources("AWS::Events::Rule")).hasSize(files + 2);
    }

    @Test
    void everyTargetHasRetriesAndDeadLetters() {
        for (JsonNode rule : STACK.all("AWS::Events::Rule"))
            for (JsonNode target : rule.get("Targets")) {
                assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(185);
                assertThat(target.at("/DeadLetterConfig/Arn/Fn::GetAtt/0").asText())
                        .startsWith("DeadLetters");
            }
    }

    /** All by one statement, whatever they call. */
    @Test
    void everyRuleMayWriteToTheDeadLetters() {
        JsonNode queue = STACK.template().at("/Resources/DeadLettersPolicy05322138/Properties");
        JsonNode allowed = queue.at("/PolicyDocument/Statement/1");
        assertThat(allowed.at("/Principal/Service").asText()).isEqualTo("events.amazonaws.com");
        assertThat(allowed.at("/Condition/ArnLike").toString()).contains(":rule/rebound-*");
    }

    @Test
    void everyWorkflowIsItsFile() throws IOException {
        for (Path file : RuleFiles.list(Synthesis.HOME.resolve("statemachines"), ".asl.json")) {
            String name = "rebound-" + file.getFileName().toString().replace(".asl.json", "");
            assertThat(workflow(name).get("DefinitionString").asText())
                    .isEqualTo(Files.readString(file));
        }
    }

    private static JsonNode workflow(String name) {
        return STACK.named("AWS::StepFunctions::StateMachine", name);
    }

    /** Its text decides: each function it calls, no other, and nothing else but logs and traces. */
    @Test
    void everyWorkflowMayCallWhatItsTextCalls() {
        for (JsonNode workflow : STACK.all("AWS::StepFunctions::StateMachine")) {
            Set<String> calls = Project.calls(workflow.get("DefinitionString").asText());
            Set<String> aliases = new TreeSet<>();
            for (String call : calls)
                aliases.add(workflow.at("/DefinitionSubstitutions/" + call + "/Ref").asText());
            JsonNode policy = STACK.policyOf(workflow.at("/RoleArn/Fn::GetAtt/0").asText());
            assertThat(aliases).hasSameSizeAs(calls);
            assertThat(invoked(policy)).isEqualTo(aliases);
            assertThat(services(policy)).containsExactlyInAnyOrder("lambda", "logs", "xray");
        }
    }

    private static Set<String> invoked(JsonNode policy) {
        Set<String> aliases = new TreeSet<>();
        for (JsonNode statement : policy.at("/PolicyDocument/Statement"))
            if (statement.get("Action").asText().equals("lambda:InvokeFunction"))
                for (JsonNode resource : statement.get("Resource"))
                    aliases.add(resource.get("Ref").asText());
        return aliases;
    }

    private static Set<String> services(JsonNode policy) {
        Set<String> services = new TreeSet<>();
        for (JsonNode statement : policy.at("/PolicyDocument/Statement"))
            Synthesis.actions(statement).map(action -> action.split(":")[0]).forEach(services::add);
        return services;
    }

    @Test
    void everybodyCallsTheAliasOfASnapshot() {
        for (JsonNode function : STACK.all("AWS::Lambda::Function")) {
            assertThat(function.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
            assertThat(function.get("Runtime").asText()).isEqualTo("java25");
            assertThat(function.at("/Architectures/0").asText()).isEqualTo("arm64");
        }
        assertThat(STACK.resources("AWS::Lambda::Alias"))
                .hasSameSizeAs(STACK.resources("AWS::Lambda::Function"));
    }

    /** Tracing, the delivery of workflows' logs, and what SES knows no resource for. */
    @Test
    void noRoleMayDoAnythingToAnything() {
        for (JsonNode policy : STACK.all("AWS::IAM::Policy"))
            for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
                assertThat(Synthesis.actions(statement)).noneMatch(a -> a.contains("*"));
                if (statement.get("Resource").toString().equals("\"*\""))
                    assertThat(Synthesis.actions(statement))
                            .allMatch(
                                    action ->
                                            action.matches(
                                                    "xray:.*|logs:.*|ses:DeleteSuppressedDestination"
                                                            + "|ses:GetMessageInsights"));
            }
    }

    /** A topic with a policy of its own lets nobody publish whom that does not name. */
    @Test
    void cloudWatchMayPublishToTheTopicOfTheAlarms() {
        assertThat(STACK.resources("AWS::SNS::TopicPolicy"))
                .singleElement()
                .satisfies(
                        policy ->
                                assertThat(policy.toString())
                                        .contains(
                                                "\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"}"));
    }

    /** Else SES would rewrite the links of a password reset. */
    @Test
    void onlyMarketingIsTracked() {
        for (JsonNode destination : STACK.all("AWS::SES::ConfigurationSetEventDestination"))
            assertThat(
                            destination
                                    .at("/EventDestination/MatchingEventTypes")
                                    .toString()
                                    .contains("open"))
                    .isEqualTo(
                            destination
                                    .at("/ConfigurationSetName/Ref")
                                    .asText()
                                    .contains("marketing"));
    }

    @Test
    void cdkNagFindsNothing() {
        assertThatCode(STACK::isClean).doesNotThrowAnyException();
    }

    @Test
    void theLedgerIsKeptSafe() {
        JsonNode ledger = STACK.named("AWS::DynamoDB::Table", "rebound-ledger");
        assertThat(ledger.get("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(
                        ledger.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                                .asBoolean())
                .isTrue();
        assertThat(ledger.at("/TimeToLiveSpecification/AttributeName").asText())
                .isEqualTo("expires");
    }

    /** SES's own list may stop mail for a complaint in marketing only. */
    @Test
    void theListsOfStreamsAreApart() {
        for (String stream : List.of("transactional", "marketing", "security"))
            assertThat(
                            STACK.named("AWS::SES::ConfigurationSet", "rebound-" + stream)
                                    .at("/SuppressionOptions/SuppressedReasons"))
                    .hasSize(stream.equals("marketing") ? 2 : 1);
    }
}
