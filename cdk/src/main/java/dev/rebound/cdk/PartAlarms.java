package dev.rebound.cdk;

import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.sqs.Queue;

import java.util.List;
import java.util.Map;

/** How the parts fare that mail's feedback goes through. */
record PartAlarms(Alarms alarms, Metrics metrics) {
    /** More metrics an alarm does not take. */
    private static final int MOST = 10;

    void raise(Watched parts) {
        parts.deadLetters().forEach(this::deadLetters);
        parts.queues().forEach(this::age);
        total(
                "failed-executions",
                "A workflow failed in spite of its retries: ./rebound redrive --aws",
                parts.failedExecutions(metrics));
        total(
                "failed-invocations",
                "EventBridge could not call a target.",
                parts.failedInvocations(metrics));
        total(
                "throttles",
                "Functions or workflows may not run as often as they are called.",
                parts.throttles(metrics));
        total(
                "dropped-events",
                "An event was given up, and the dead letters did not take it either.",
                parts.dropped(metrics));
        parts.events().ifPresent(this::events);
    }

    private void deadLetters(String name, Queue queue) {
        alarms.alarm(
                name,
                "Messages lie in " + name + ": ./rebound redrive --aws",
                Watched.waiting(metrics, queue),
                1);
    }

    private void age(String name, Queue queue) {
        alarms.alarm(
                name + "-age",
                "The oldest message in " + name + " has waited for a quarter of an hour.",
                Watched.age(metrics, queue),
                900);
    }

    private void total(String name, String description, List<Metric> all) {
        for (int from = 0; from < all.size(); from += MOST)
            alarms.alarm(
                    from == 0 ? name : name + "-" + (from / MOST + 1),
                    description,
                    metrics.total(name, all.subList(from, Math.min(from + MOST, all.size()))),
                    1);
    }

    private void events(String stream) {
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
}
