package dev.rebound.cdk;

import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.constructs.Construct;

import java.util.List;
import java.util.stream.Stream;

/** The dashboard: mail on the left, decisions on the right, and what went wrong below. */
record Overview(Metrics metrics, Watched parts) {
    private static final List<String> FUNNEL =
            List.of("Send", "Delivery", "Open", "Click", "Bounce", "Complaint", "DeliveryDelay");

    void show(Construct scope, String name) {
        Dashboard dashboard =
                Dashboard.Builder.create(scope, "Dashboard").dashboardName(name).build();
        dashboard.addWidgets(
                graph("How far mail comes", FUNNEL.stream().map(metrics::feedback).toList()),
                graph("Decisions by reason", List.of(metrics.each("Decisions", "Reason"))));
        dashboard.addWidgets(
                graph("Bounces, complaints and losses in percent", rates()),
                graph("Decisions", List.of(metrics.each("Decisions", "Decision"))));
        dashboard.addWidgets(
                graph("Failed executions", parts.failedExecutions(metrics)),
                graph("Sends by outcome", List.of(metrics.each("Sends", "Outcome"))));
        dashboard.addWidgets(
                graph("Dead letters, intake and quarantine", deadLetters()),
                graph("Age of the oldest waiting message in seconds", ages()));
    }

    private List<? extends IMetric> rates() {
        Metric sent = metrics.feedback("Send");
        return List.of(
                metrics.rate("bounces", metrics.own("HardBounces"), sent, 1),
                metrics.rate("complaints", metrics.feedback("Complaint"), sent, 1),
                metrics.rate("losses", metrics.own("Lost"), metrics.own("Audited"), 1));
    }

    private List<Metric> deadLetters() {
        Stream<Metric> waiting =
                parts.deadLetters().values().stream().map(queue -> Watched.waiting(metrics, queue));
        Stream<Metric> inputs =
                Stream.of("Quarantined", "TakenIn", "NotUnderstood").map(metrics::own);
        return Stream.concat(waiting, inputs).toList();
    }

    private List<Metric> ages() {
        return parts.queues().values().stream().map(queue -> Watched.age(metrics, queue)).toList();
    }

    private static GraphWidget graph(String title, List<? extends IMetric> lines) {
        return GraphWidget.Builder.create().title(title).width(12).left(lines).build();
    }
}
