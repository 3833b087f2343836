package dev.rebound.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.functions.Quarantine.Item;
import dev.rebound.local.aws.Access;
import dev.rebound.local.aws.Aws;
import dev.rebound.local.aws.StackRecords;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that speak to a deployed stack, by the real clients. */
@Tag("slow")
class DeployedTest extends Commands {
    private static final String EXECUTION =
            "arn:aws:states:eu-west-1:111122223333:execution:rebound-bounce:6f1c03aa-2222_b";
    private static final String BOUNCE = "../test-events/09-ben-mailbox-full-first.json";

    @RegisterExtension static final Aws AWS = new Aws();

    private String told() {
        return out.toString(UTF_8);
    }

    private String warned() {
        return err.toString(UTF_8);
    }

    /** Without looking at the exit code. */
    private int failing(String words) {
        return Main.commandLine()
                .setErr(new PrintWriter(err, true, UTF_8))
                .execute(words.split(" "));
    }

    private static Item keep(byte[] content) {
        Item item = Item.of(Instant.parse("2026-03-04T09:15:30Z"), "e1", "no rule", content);
        try (StackRecords stack =
                StackRecords.of("rebound", Access.by(Optional.empty(), Optional.empty()))) {
            stack.quarantine().keep(item);
        }
        return item;
    }

    @Test
    void theSuppressionListIsTheStacks() {
        assertThat(rebound("suppressions add --aws kai@example.test --because asked")).isZero();
        assertThat(rebound("suppressions check --aws kai@example.test")).isZero();
        assertThat(told()).contains("kai@example.test is suppressed (by-hand, for good): asked");
        assertThat(rebound("suppressions remove --aws kai@example.test")).isZero();
        rebound("--aws suppressions list");
        assertThat(told()).startsWith("0 addresses are suppressed");
    }

    @Test
    void whoIsTakenOffTheListIsTakenOffSessOwnToo() {
        String entry = "DELETE /v2/email/suppression/addresses/kai%40example.test";
        rebound("suppressions remove --aws kai@example.test");
        assertThat(AWS.calls(entry)).hasSize(1);
        AWS.fails(entry, 404, "NotFoundException");
        assertThat(rebound("suppressions remove --aws kai@example.test")).isZero();
    }

    @Test
    void anotherStackIsNamedBehindAnEqualsSign() {
        rebound("suppressions list --aws=rebound-test");
        assertThat(AWS.calls("DescribeStacks"))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("StackName=rebound-test"));
    }

    @Test
    void whyTellsHowToAskTheSameStackFurther() {
        rebound("suppressions add --aws kai@example.test");
        rebound("why --aws=rebound-test --region eu-west-1 kai@example.test");
        assertThat(told())
                .contains(
                        "./rebound suppressions remove kai@example.test --aws=rebound-test --region"
                                + " eu-west-1");
    }

    @Test
    void incidentsUnknownsAndAuditAreTheStacks() {
        assertThat(rebound("incidents --aws")).isZero();
        assertThat(rebound("unknowns --aws")).isZero();
        assertThat(rebound("audit --aws --days 1")).isZero();
        assertThat(told()).contains("0 messages whose time is over");
    }

    @ParameterizedTest
    @CsvSource({
        EXECUTION,
        "6f1c03aa-2222_b",
        "bounce:6f1c03aa-2222_b",
    })
    void anExecutionIsFoundByArnAndName(String execution) {
        assertThat(rebound("history --aws " + execution)).isZero();
        assertThat(told().lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("ExecutionFailed", "error Lambda.Unknown", "cause out of memory");
    }

    @ParameterizedTest
    @CsvSource({
        "6f1c03aa",
        "bounce:6f1c",
        "arn:aws:states:eu-west-1:111122223333:execution:rebound-bounce:6f1c"
    })
    void theLatestExecutionThatBeginsSoIsFound(String beginning) {
        AWS.fails("DescribeExecution", 400, "ExecutionDoesNotExist");
        AWS.answers("ListExecutions", "rebound-bounce", "executions-of-bounce.json");
        assertThat(rebound("history --json --aws " + beginning)).isZero();
        assertThat(AWS.calls("GetExecutionHistory").getFirst().json())
                .containsEntry("executionArn", EXECUTION);
        assertThat(json().get(1))
                .containsEntry("timestamp", "2026-03-04T09:15:30.500Z")
                .containsEntry(
                        "stateEnteredEventDetails",
                        Map.of("name", "Decide", "input", "{\"id\":\"e1\"}"));
    }

    @Test
    void anExecutionThatIsNotThereIsNamed() {
        AWS.fails("DescribeExecution", 400, "ExecutionDoesNotExist");
        assertThat(failing("history --aws 77")).isEqualTo(2);
        assertThat(warned()).contains("77: there is no such execution");
    }

    @Test
    void quarantineGoesOnTheBusUnderASourceThatIsAllowed() throws IOException {
        keep(Files.readAllBytes(Path.of(BOUNCE)));
        assertThat(rebound("quarantine replay --aws")).isZero();
        assertThat(AWS.calls("PutEvents").getFirst().json().get("Entries"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.get("Source")).isEqualTo("rebound.intake");
                            assertThat(entry.get("DetailType")).isEqualTo("Email Bounced");
                            assertThat(entry.get("EventBusName")).isEqualTo("default");
                        });
        assertThat(told()).startsWith("1 are on the bus again, 0 remain");
        rebound("quarantine list --aws");
        assertThat(told()).isEmpty();
    }

    @Test
    void whatEventBridgeRefusesOrNobodyCanReadStaysInQuarantine() throws IOException {
        AWS.answers("PutEvents", "", "put-events-refused.json");
        Item refused = keep(Files.readAllBytes(Path.of(BOUNCE)));
        Item junk = keep("{\"eventType\":\"Party".getBytes(UTF_8));
        assertThat(rebound("quarantine replay --aws")).isEqualTo(3);
        assertThat(warned())
                .contains(refused.id() + ": EventBridge refuses it: too fast")
                .contains(junk.id() + ": is no event: no JSON");
        rebound("quarantine list --aws");
        assertThat(told().lines()).hasSize(2);
    }

    @Test
    void aStackThatIsNotThereIsOneLine() {
        AWS.fails("DescribeStacks", 400, "ValidationError");
        assertThat(failing("incidents --aws=rebound-prod")).isEqualTo(2);
        assertThat(warned().lines())
                .containsExactly(
                        "rebound: --aws=rebound-prod: there is no such stack in eu-west-1: deploy"
                                + " it, or name another by --aws=STACK, --region or --profile");
    }

    @Test
    void aStackOfOthersIsOneLine() {
        AWS.answers("DescribeStacks", "", "stack-of-others.xml");
        assertThat(failing("incidents --aws")).isEqualTo(2);
        assertThat(warned()).contains("--aws=rebound: the stack has no output LedgerTable");
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, 403, 2, 'AWS does not allow it, ask for this permission: '",
        "ExpiredToken, 403, 2, 'the credentials are not valid, or no longer: log in again: '",
        "Throttling,   400, 1, 'AWS takes no more now, try again later; what was done stays done: '"
    })
    void whatAwsRefusesIsOneLineThatSaysWhatToDo(
            String fault, int status, int exit, String advice) {
        AWS.fails("DescribeStacks", status, fault);
        assertThat(failing("incidents --aws")).isEqualTo(exit);
        assertThat(warned()).startsWith("rebound: " + advice).hasLineCount(1);
    }

    @Test
    void aProfileThatIsNotThereIsOneLine() {
        assertThat(failing("incidents --aws --profile nobody-has-this")).isEqualTo(2);
        assertThat(warned())
                .startsWith("rebound: AWS: profile nobody-has-this gives no credentials: ")
                .hasLineCount(1);
    }

    @Test
    void aRegionThatIsNotThereIsOneLine() {
        List<String> before = List.of(System.getProperty("aws.region"));
        System.clearProperty("aws.region");
        try {
            assertThat(failing("incidents --aws")).isEqualTo(2);
        } finally {
            System.setProperty("aws.region", before.getFirst());
        }
        assertThat(warned()).startsWith("rebound: AWS: no region: give --region").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "incidents --aws --data somewhere, mutually exclusive",
        "incidents --region eu-west-1, '--region eu-west-1: says nothing without --aws'"
    })
    void optionsThatContradictEachOtherAreRefused(String words, String fault) {
        assertThat(failing(words)).isEqualTo(2);
        assertThat(warned()).contains(fault);
    }
}
