package dev.rebound.cdk;

import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.StateMachine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts that are watched, and what AWS measures of them.
 *
 * @param queues by name
 * @param deadLetters by name
 * @param events the delivery stream, unless there are no analytics
 */
record Watched(
        Collection<JavaFunction> functions,
        Collection<StateMachine> workflows,
        List<String> rules,
        Map<String, Queue> queues,
        Map<String, Queue> deadLetters,
        Optional<String> events) {

    List<Metric> failedExecutions(Metrics metrics) {
        return workflows.stream()
                .flatMap(
                        workflow ->
                                Stream.of(
                                                "ExecutionsFailed",
                                                "ExecutionsTimedOut",
                                                "ExecutionsAborted")
                                        .map(name -> execution(metrics, name, workflow)))
                .toList();
    }

    List<Metric> failedInvocations(Metrics metrics) {
        return rules.stream()
                .map(rule -> Map.of("RuleName", rule))
                .map(rule -> metrics.sum("AWS/Events", "FailedInvocations", rule))
                .toList();
    }

    /** Nothing of them is left but the archive. */
    List<Metric> dropped(Metrics metrics) {
        Stream<Metric> undeliverable =
                rules.stream()
                        .map(rule -> Map.of("RuleName", rule))
                        .map(
                                rule ->
                                        metrics.sum(
                                                "AWS/Events",
                                                "InvocationsFailedToBeSentToDlq",
                                                rule));
        Stream<Metric> unhandled =
                functions.stream()
                        .filter(JavaFunction::isCalledByRules)
                        .map(
                                function ->
                                        Map.of(
                                                "FunctionName",
                                                function.function().getFunctionName()))
                        .map(
                                name ->
                                        metrics.sum(
                                                "AWS/Lambda", "DestinationDeliveryFailures", name));
        return Stream.concat(undeliverable, unhandled).toList();
    }

    List<Metric> throttles(Metrics metrics) {
        return Stream.concat(throttledFunctions(metrics), throttledWorkflows(metrics)).toList();
    }

    /** Those that may run alone only are throttled by design. */
    private Stream<Metric> throttledFunctions(Metrics metrics) {
        return functions.stream()
                .filter(function -> !function.isAlone())
                .map(function -> Map.of("FunctionName", function.function().getFunctionName()))
                .map(function -> metrics.sum("AWS/Lambda", "Throttles", function));
    }

    private Stream<Metric> throttledWorkflows(Metrics metrics) {
        return workflows.stream()
                .map(workflow -> execution(metrics, "ExecutionThrottled", workflow));
    }

    private static Metric execution(Metrics metrics, String name, StateMachine workflow) {
        return metrics.sum(
                "AWS/States", name, Map.of("StateMachineArn", workflow.getStateMachineArn()));
    }

    /** How many messages wait in a queue. */
    static Metric waiting(Metrics metrics, Queue queue) {
        return of(metrics, "ApproximateNumberOfMessagesVisible", queue);
    }

    /** For how many seconds the oldest message has waited. */
    static Metric age(Metrics metrics, Queue queue) {
        return of(metrics, "ApproximateAgeOfOldestMessage", queue);
    }

    private static Metric of(Metrics metrics, String name, Queue queue) {
        return metrics.most("AWS/SQS", name, Map.of("QueueName", queue.getQueueName()));
    }
}
