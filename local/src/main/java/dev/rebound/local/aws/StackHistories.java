package dev.rebound.local.aws;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The histories of executions as Step Functions keeps them, for 90 days. One is named by its ARN,
 * by its name, as {@code bounce:6f1c…} or by the beginning of any of these; only a whole one is
 * found without looking through all.
 *
 * @param workflows the ARNs of the state machines
 */
record StackHistories(SfnClient client, List<String> workflows) {
    Optional<List<Map<String, Object>>> find(String id) {
        return named(id).or(() -> latest(id)).map(this::events);
    }

    private Optional<String> named(String id) {
        Stream<String> arns =
                id.startsWith("arn:")
                        ? Stream.of(id)
                        : workflows.stream().filter(w -> isOf(w, id)).map(w -> arn(w, id));
        return arns.filter(this::exists).findFirst();
    }

    private boolean exists(String arn) {
        try {
            client.describeExecution(r -> r.executionArn(arn));
            return true;
        } catch (ExecutionDoesNotExistException | InvalidArnException none) {
            return false;
        }
    }

    private Optional<String> latest(String id) {
        return workflows.stream()
                .flatMap(workflow -> latestOf(workflow, id).stream())
                .max(Comparator.comparing(ExecutionListItem::startDate))
                .map(ExecutionListItem::executionArn);
    }

    /** Step Functions lists the latest first. */
    private Optional<ExecutionListItem> latestOf(String workflow, String id) {
        return client
                .listExecutionsPaginator(r -> r.stateMachineArn(workflow))
                .executions()
                .stream()
                .filter(
                        execution ->
                                execution.executionArn().startsWith(id)
                                        || isOf(workflow, id)
                                                && execution.name().startsWith(name(id)))
                .findFirst();
    }

    /** Whether it may be an execution of this workflow: {@code bounce:} names that. */
    private static boolean isOf(String workflow, String id) {
        int colon = id.indexOf(':');
        return colon < 0 || workflow.matches(".*[:-]\\Q" + id.substring(0, colon) + "\\E");
    }

    private static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    private static String arn(String workflow, String id) {
        return workflow.replace(":stateMachine:", ":execution:") + ":" + name(id);
    }

    private List<Map<String, Object>> events(String arn) {
        return client
                .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(1000))
                .events()
                .stream()
                .map(SdkJson::of)
                .toList();
    }
}
