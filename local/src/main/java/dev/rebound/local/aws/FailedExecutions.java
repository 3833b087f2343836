package dev.rebound.local.aws;

import dev.rebound.functions.PutInQuarantine;
import dev.rebound.functions.Quarantine.Item;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets executions go on from where they failed. Each failure has put its event in quarantine, and
 * is open for as long as that lies there: an execution is redriven only then, and its event taken
 * out as soon as Step Functions has taken it. So whoever replays or removes the event instead has
 * settled it, and nothing is played twice; an execution that fails again brings its event back.
 */
public final class FailedExecutions implements AutoCloseable {
    /** Step Functions redrives nothing that ended earlier. */
    private static final Duration REDRIVABLE = Duration.ofDays(14);

    private final SfnClient client;
    private final StackRecords stack;
    private final boolean all;
    private final boolean dryRun;

    /**
     * @param all also those whose event is not in quarantine
     * @param dryRun only tells what it would do
     */
    public FailedExecutions(StackRecords stack, boolean all, boolean dryRun) {
        this.client = stack.access().client(SfnClient.builder());
        this.stack = stack;
        this.all = all;
        this.dryRun = dryRun;
    }

    public List<Redriven> redrive() {
        List<Item> quarantine = stack.quarantine().list();
        List<Item> settled = new ArrayList<>();
        List<Redriven> redriven =
                failed().stream().map(failed -> redrive(failed, quarantine, settled)).toList();
        if (!dryRun) settled.forEach(stack.quarantine()::release);
        return redriven;
    }

    private List<DescribeExecutionResponse> failed() {
        Instant earliest = stack.now().minus(REDRIVABLE);
        List<ExecutionListItem> ended =
                stack.stack().outputs("Workflows").stream()
                        .flatMap(this::ended)
                        .filter(execution -> execution.stopDate().isAfter(earliest))
                        .toList();
        return Parallel.map(
                ended, e -> client.describeExecution(r -> r.executionArn(e.executionArn())));
    }

    private Stream<ExecutionListItem> ended(String workflow) {
        return Stream.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED)
                .flatMap(
                        status ->
                                client
                                        .listExecutionsPaginator(
                                                r ->
                                                        r.stateMachineArn(workflow)
                                                                .statusFilter(status))
                                        .executions()
                                        .stream());
    }

    private Redriven redrive(
            DescribeExecutionResponse failed, List<Item> quarantine, List<Item> settled) {
        List<Item> items =
                quarantine.stream()
                        .filter(item -> PutInQuarantine.isOfWorkflow(item, failed.input()))
                        .toList();
        String what = "execution of " + Names.of(failed.stateMachineArn());
        if (items.isEmpty() && !all)
            return Redriven.to(what, "nowhere: its event is not in quarantine");
        Optional<String> fault = fault(failed);
        if (fault.isPresent()) return Redriven.stays(what, failed.executionArn(), fault.get());
        settled.addAll(items);
        return Redriven.to(what, "on from where it failed");
    }

    /** Why it cannot go on; it does when there is nothing. */
    private Optional<String> fault(DescribeExecutionResponse failed) {
        if (failed.redriveStatus() == ExecutionRedriveStatus.NOT_REDRIVABLE)
            return Optional.of(failed.redriveStatusReason());
        if (dryRun) return Optional.empty();
        try {
            client.redriveExecution(r -> r.executionArn(failed.executionArn()));
            return Optional.empty();
        } catch (SfnException refused) {
            return Optional.of(Trouble.advice(refused));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
