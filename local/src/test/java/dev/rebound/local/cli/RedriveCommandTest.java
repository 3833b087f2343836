package dev.rebound.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.functions.Quarantine.Item;
import dev.rebound.local.aws.Access;
import dev.rebound.local.aws.Aws;
import dev.rebound.local.aws.StackRecords;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What failed in a deployed stack goes on, by the real clients. */
@Tag("slow")
class RedriveCommandTest extends Commands {
    @RegisterExtension static final Aws AWS = new Aws();

    /** Columns apart by one blank. */
    private String told() {
        return out.toString(UTF_8).replaceAll(" +", " ");
    }

    private String warned() {
        return err.toString(UTF_8);
    }

    @BeforeEach
    void executionsDiffer() {
        for (String name : List.of("open", "settled", "lost"))
            AWS.answers("DescribeExecution", "rebound-bounce:" + name, name + ".json");
    }

    private static void inQuarantine(String because, String content) {
        Item item = Item.of(Instant.now(), "e", because, content.getBytes(UTF_8));
        try (StackRecords stack =
                StackRecords.of("rebound", Access.by(Optional.empty(), Optional.empty()))) {
            stack.quarantine().keep(item);
        }
    }

    private static void failed() {
        AWS.answers("ListExecutions", "rebound-bounce\",\"statusFilter\":\"FAILED", "failed.json");
        inQuarantine(
                "the workflow failed: Lambda.Unknown: out of memory", "{\"id\":\"event-open\"}");
        inQuarantine("no rule matches the event", "{\"id\":\"event-settled\"}");
    }

    private static void deadLetters() {
        AWS.answers("ReceiveMessage", "rebound-undelivered", "undelivered.json");
        AWS.answers("ReceiveMessage", "rebound-unhandled", "unhandled.json");
        AWS.answers("ReceiveMessage", "rebound-track-dead", "given-up.json");
    }

    private static List<Object> said(String action, String field) {
        return AWS.calls(action).stream().map(call -> call.json().get(field)).toList();
    }

    @Test
    void anExecutionGoesOnAndItsEventLeavesQuarantine() {
        failed();
        assertThat(rebound("redrive --aws")).isZero();
        assertThat(said("RedriveExecution", "executionArn"))
                .hasToString(
                        "[arn:aws:states:eu-west-1:111122223333:execution:rebound-bounce:open]");
        assertThat(told())
                .contains("1 execution of rebound-bounce on from where it failed")
                .contains("1 execution of rebound-bounce nowhere: its event is not")
                .contains("1 in quarantine: ./rebound quarantine list --aws");
    }

    @Test
    void anExecutionIsNotRedrivenTwice() {
        failed();
        rebound("redrive --aws");
        rebound("redrive --aws");
        assertThat(AWS.calls("RedriveExecution")).hasSize(1);
    }

    @Test
    void whoeverWantsAllGetsAllOfFourteenDays() {
        failed();
        rebound("redrive --aws --all");
        assertThat(AWS.calls("RedriveExecution")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "refused"})
    void anExecutionThatCannotGoOnIsNamedAndItsEventStays(String why) {
        AWS.answers(
                "ListExecutions",
                "rebound-bounce\",\"statusFilter\":\"TIMED_OUT",
                "timed-out.json");
        if (why.equals("refused")) failed();
        AWS.fails("RedriveExecution", 400, "ExecutionNotRedrivable");
        inQuarantine("the workflow failed: TIMED_OUT: see its history", "{\"id\":\"event-lost\"}");
        assertThat(rebound("redrive --aws")).isEqualTo(3);
        assertThat(warned())
                .contains(":execution:rebound-bounce:lost: Execution is NOT_REDRIVABLE");
        assertThat(told()).contains((why.equals("refused") ? 3 : 1) + " in quarantine");
    }

    @Test
    void deadLettersGoWhereTheyWereMeantToGo() {
        deadLetters();
        assertThat(rebound("redrive --aws")).isEqualTo(3);
        assertThat(said("StartExecution", "name")).containsExactly("event-m1");
        assertThat(said("SendMessage", "QueueUrl")).hasSize(1);
        assertThat(said("StartMessageMoveTask", "SourceArn"))
                .containsExactly("arn:aws:sqs:eu-west-1:111122223333:rebound-track-dead");
        assertThat(said("DeleteMessage", "ReceiptHandle"))
                .containsExactlyInAnyOrder("handle-m1", "handle-m2", "handle-m3", "handle-m5");
    }

    @Test
    void aFunctionIsInvokedAgainByTheStacksAlias() {
        deadLetters();
        rebound("redrive --aws");
        String alias =
                "POST /2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A111122223333%3Afunction"
                        + "%3Arebound-putInQuarantine%3Alive/invocations";
        assertThat(AWS.calls(alias))
                .extracting(call -> call.json().get("id"))
                .containsExactlyInAnyOrder("event-m2", "event-m5");
    }

    @Test
    void whatNobodyUnderstandsStaysAndIsNamed() {
        deadLetters();
        rebound("redrive --aws");
        assertThat(warned())
                .contains(
                        "rebound-undelivered, message m4: nothing here can deliver to arn:aws:sns")
                .contains("rebound-unhandled, message m6: nobody knows what it is")
                .contains("rebound-unhandled, message m7: nobody knows what it is");
        assertThat(said("ChangeMessageVisibility", "ReceiptHandle"))
                .containsExactlyInAnyOrder("handle-m4", "handle-m6", "handle-m7", "handle-m8");
    }

    @Test
    void theTableTellsWhatHowManyAndWhereTo() {
        deadLetters();
        rebound("redrive --aws");
        assertThat(told())
                .contains("1 event for rule rebound-bounce to rebound-bounce")
                .contains("1 invocation of rebound-putInQuarantine to rebound-putInQuarantine")
                .contains("1 message of rebound-track back to rebound-track")
                .contains("2 message stays where it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"StateMachineDoesNotExist", "AccessDeniedException"})
    void aMessageThatItsTargetDoesNotTakeStays(String fault) {
        deadLetters();
        AWS.fails("StartExecution", 400, fault);
        assertThat(rebound("redrive --aws")).isEqualTo(3);
        assertThat(warned()).contains("rebound-undelivered, message m1: ").contains(fault);
        assertThat(said("DeleteMessage", "ReceiptHandle")).doesNotContain("handle-m1").hasSize(3);
    }

    @Test
    void anExecutionThatWasStartedBeforeHasItsEvent() {
        deadLetters();
        AWS.fails("StartExecution", 400, "ExecutionAlreadyExists");
        rebound("redrive --aws");
        assertThat(said("DeleteMessage", "ReceiptHandle")).contains("handle-m1");
    }

    @Test
    void whatSqsDoesNotMoveBackStaysAndIsNamed() {
        deadLetters();
        AWS.fails("StartMessageMoveTask", 400, "UnsupportedOperation");
        assertThat(rebound("redrive --aws")).isEqualTo(3);
        assertThat(warned()).contains("rebound-track-dead, message m8: Sqs says");
    }

    @Test
    void aDryRunOnlyTells() {
        failed();
        deadLetters();
        assertThat(rebound("redrive --aws --dry-run")).isEqualTo(3);
        for (String action :
                List.of(
                        "RedriveExecution",
                        "StartExecution",
                        "SendMessage",
                        "DeleteMessage",
                        "StartMessageMoveTask")) assertThat(AWS.calls(action)).isEmpty();
        assertThat(AWS.calls("ChangeMessageVisibility")).hasSize(8);
        assertThat(told()).contains("WOULD GO").contains("2 in quarantine");
    }

    @Test
    void whereNothingHasFailedNothingIsDone() {
        assertThat(rebound("redrive --aws")).isZero();
        assertThat(told()).startsWith("Nothing has failed.");
    }
}
