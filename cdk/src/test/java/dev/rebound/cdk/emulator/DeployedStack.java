package dev.rebound.cdk.emulator;

import dev.rebound.core.Address;
import dev.rebound.engines.MiniStack;
import dev.rebound.event.SesObject;
import dev.rebound.functions.DynamoLedger;
import dev.rebound.functions.Ledger;
import dev.rebound.json.Json;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a deployed stack is given, and what it tells, found by its outputs. */
final class DeployedStack {
    private final Map<String, String> outputs;
    private final EventBridgeClient events;
    private final SfnClient workflows;
    private final SqsClient queues;
    private final DynamoDbClient tables;

    DeployedStack(MiniStack aws) {
        outputs = outputs(aws);
        events = aws.client(EventBridgeClient.builder());
        workflows = aws.client(SfnClient.builder());
        queues = aws.client(SqsClient.builder());
        tables = aws.client(DynamoDbClient.builder());
    }

    private static Map<String, String> outputs(MiniStack aws) {
        try (CloudFormationClient stacks = aws.client(CloudFormationClient.builder())) {
            return stacks.describeStacks().stacks().stream()
                    .flatMap(stack -> stack.outputs().stream())
                    .collect(
                            Collectors.toMap(
                                    Output::outputKey, Output::outputValue, (one, _) -> one));
        }
    }

    private Stream<String> output(String name) {
        return Stream.of(outputs.get(name).split(","));
    }

    /** What a killed function had taken: in seconds, for which the stack has minutes. */
    void handOutAgainSoon() {
        output("Queues").forEach(this::handOutAgainSoon);
    }

    private void handOutAgainSoon(String queue) {
        queues.setQueueAttributes(
                r ->
                        r.queueUrl(queue)
                                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "15")));
    }

    /** Puts an event on the default bus; gives the id that it got. */
    String put(Map<String, Object> event) {
        PutEventsRequestEntry entry =
                PutEventsRequestEntry.builder()
                        .source("rebound.intake") // nobody may say aws.ses but AWS
                        .detailType((String) event.get("detail-type"))
                        .time(SesObject.time(event).orElseGet(Instant::now))
                        .detail(Json.text(event.get("detail")))
                        .build();
        PutEventsResultEntry result = events.putEvents(r -> r.entries(entry)).entries().getFirst();
        if (result.errorCode() != null) throw new IllegalStateException(result.errorMessage());
        return result.eventId();
    }

    void enqueue(String body) {
        String intake =
                output("Queues").filter(url -> url.endsWith("-intake")).findFirst().orElseThrow();
        queues.sendMessage(r -> r.queueUrl(intake).messageBody(body));
    }

    /** What the tasks of an execution gave. */
    List<String> outputs(String execution) {
        return workflows
                .getExecutionHistoryPaginator(r -> r.executionArn(execution))
                .events()
                .stream()
                .filter(event -> event.taskSucceededEventDetails() != null)
                .map(event -> event.taskSucceededEventDetails().output())
                .toList();
    }

    long running() {
        return executions(ExecutionStatus.RUNNING);
    }

    long executions(ExecutionStatus status) {
        return output("Workflows")
                .mapToLong(
                        workflow ->
                                workflows
                                        .listExecutionsPaginator(
                                                r ->
                                                        r.stateMachineArn(workflow)
                                                                .statusFilter(status))
                                        .executions()
                                        .stream()
                                        .count())
                .sum();
    }

    boolean queuesAreEmpty() {
        return output("Queues").allMatch(url -> waiting(url) == 0);
    }

    long deadLetters() {
        return output("DeadLetterQueues").mapToLong(this::waiting).sum();
    }

    private long waiting(String queue) {
        return queues
                .getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(each -> each.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToLong(each -> Long.parseLong(each.getValue()))
                .sum();
    }

    List<Ledger.Entry> timeline(String recipient) {
        return new DynamoLedger(tables, outputs.get("LedgerTable"), InstantSource.system())
                .timeline(Address.parse(recipient));
    }
}
