package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One dashboard, and the alarms. */
final class Observability extends Construct {
    private static final List<String> FUNNEL =
            List.of("Send", "Delivery", "Open", "Click", "Bounce", "Complaint", "DeliveryDelay");

    private final Metrics metrics;
    private final Parts parts;

    /**
     * What is watched.
     *
     * @param queues by name
     * @param deadLetters by name
     * @param events the delivery stream, unless there are no analytics
     */
    record Parts(
            Collection<JavaFunction> functions,
            Collection<StateMachine> workflows,
            List<String> rules,
            Map<String, Queue> queues,
            Map<String, Queue> deadLetters,
            Optional<String> events) {}

    Observability(Construct scope, Foundation foundation, Parts parts) {
        super(scope, "Observability");
        this.metrics = new Metrics(foundation.settings(), Duration.minutes(5));
        this.parts = parts;
        alarms(new Alarms(this, foundation));
        dashboard(foundation.settings());
    }

    private void alarms(Alarms alarms) {
        parts.deadLetters().forEach(alarms::deadLetters);
        parts.queues().forEach(alarms::age);
        alarms.total(
                "failed-executions",
                "A workflow failed in spite of its retries: ./rebound redrive --aws",
                failedExecutions());
        alarms.total(
                "failed-invocations",
                "EventBridge could not call a target.",
                parts.rules().stream().map(this::failedInvocations).toList());
        alarms.total(
                "throttles",
                "Functions or workflows may not run as often as they are called.",
                Stream.concat(throttledFunctions(), throttledWorkflows()).toList());
        parts.events().ifPresent(stream -> events(alarms, stream));
    }

    private void events(Alarms alarms, String stream) {
        Map<String, String> of = Map.of("DeliveryStreamName", stream);
        alarms.alarm(
                "events-age",
                "The oldest event that Firehose has not brought to S3 came an hour ago.",
                metrics.most("AWS/Firehose", "DeliveryToS3.DataFreshness", of),
                3600);
        alarms.alarm(
                "events-refused",
                "S3 took nothing of what Firehose brought.",
                metrics.none(metrics.most("AWS/Firehose", "DeliveryToS3.Success", of)),
                1);
    }

    private List<Metric> failedExecutions() {
        return parts.workflows().stream()
                .flatMap(
                        workflow ->
                                Stream.of(
                                                "ExecutionsFailed",
                                                "ExecutionsTimedOut",
                                                "ExecutionsAborted")
                                        .map(name -> execution(name, workflow)))
                .toList();
    }

    private Metric execution(String name, StateMachine workflow) {
        return metrics.sum(
                "AWS/States", name, Map.of("StateMachineArn", workflow.getStateMachineArn()));
    }

    private Metric failedInvocations(String rule) {
        return metrics.sum("AWS/Events", "FailedInvocations", Map.of("RuleName", rule));
    }

    /** Those that may run alone only are throttled by design. */
    private Stream<Metric> throttledFunctions() {
        return parts.functions().stream()
                .filter(function -> !function.isAlone())
                .map(function -> function.function().getFunctionName())
                .map(name -> metrics.sum("AWS/Lambda", "Throttles", Map.of("FunctionName", name)));
    }

    private Stream<Metric> throttledWorkflows() {
        return parts.workflows().stream()
                .map(workflow -> execution("ExecutionThrottled", workflow));
    }

    private void dashboard(Settings settings) {
        Dashboard dashboard =
                Dashboard.Builder.create(this, "Dashboard")
                        .dashboardName(settings.system())
                        .build();
        Metric sent = metrics.feedback("Send");
        dashboard.addWidgets(
                graph("How far mail comes", FUNNEL.stream().map(metrics::feedback).toList()),
                graph("Decisions by reason", List.of(metrics.each("Decisions", "Reason"))));
        dashboard.addWidgets(
                graph(
                        "Bounces, complaints and losses in percent",
                        List.of(
                                metrics.rate("bounces", metrics.own("HardBounces"), sent, 1),
                                metrics.rate("complaints", metrics.feedback("Complaint"), sent, 1),
                                metrics.rate(
                                        "losses", metrics.own("Lost"), metrics.own("Audited"), 1))),
                graph("Decisions", List.of(metrics.each("Decisions", "Decision"))));
        dashboard.addWidgets(
                graph("Failed executions", failedExecutions()),
                graph("Sends by outcome", List.of(metrics.each("Sends", "Outcome"))));
        dashboard.addWidgets(
                graph("Dead letters and quarantine", deadLetters()),
                graph("Age of the oldest waiting message in seconds", ages()));
    }

    private List<IMetric> deadLetters() {
        return Stream.concat(
                        parts.deadLetters().values().stream()
                                .map(queue -> queue("ApproximateNumberOfMessagesVisible", queue)),
                        Stream.of(metrics.own("Quarantined")))
                .map(IMetric.class::cast)
                .toList();
    }

    private List<Metric> ages() {
        return parts.queues().values().stream()
                .map(queue -> queue("ApproximateAgeOfOldestMessage", queue))
                .toList();
    }

    private Metric queue(String name, Queue queue) {
        return metrics.most("AWS/SQS", name, Map.of("QueueName", queue.getQueueName()));
    }

    private static GraphWidget graph(String title, List<? extends IMetric> lines) {
        return GraphWidget.Builder.create().title(title).width(12).left(lines).build();
    }
}
