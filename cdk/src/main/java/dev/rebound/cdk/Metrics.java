package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is measured: by the functions under {@code Rebound}, by SES and by AWS's own services. Maps
 * are sorted, or each synthesis would look like a change.
 */
final class Metrics {
    private final String system;
    private final Duration period;

    Metrics(Settings settings, Duration period) {
        this.system = settings.system();
        this.period = period;
    }

    /** A counter of the functions. */
    Metric own(String name) {
        return own(name, Map.of());
    }

    /** Feedback of a type, in SES's word. */
    Metric feedback(String type) {
        return own("Feedback", Map.of("Type", type));
    }

    private Metric own(String name, Map<String, String> more) {
        Map<String, String> dimensions = new TreeMap<>(more);
        dimensions.put("Stack", system);
        return sum("Rebound", name, dimensions);
    }

    Metric sum(String namespace, String name, Map<String, String> dimensions) {
        return metric(namespace, name, dimensions, "Sum");
    }

    Metric most(String namespace, String name, Map<String, String> dimensions) {
        return metric(namespace, name, dimensions, "Maximum");
    }

    private Metric metric(
            String namespace, String name, Map<String, String> dimensions, String statistic) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(period)
                .build();
    }

    /**
     * Percent of a whole; of less than {@code least} there is no rate.
     *
     * @param name in small letters; a graph shows no two of one name
     */
    MathExpression rate(String name, Metric part, Metric whole, int least) {
        return MathExpression.Builder.create()
                .expression("IF(%1$sOf>=%2$d, 100*FILL(%1$s,0)/%1$sOf, 0)".formatted(name, least))
                .usingMetrics(new TreeMap<>(Map.of(name, part, name + "Of", whole)))
                .label(name)
                .period(period)
                .build();
    }

    /** 1 where the other is 0, and nothing where it is nothing. */
    MathExpression none(Metric of) {
        return MathExpression.Builder.create()
                .expression("IF(of == 0, 1, 0)")
                .usingMetrics(Map.of("of", of))
                .period(period)
                .build();
    }

    /** All counters of a name, one line for each value of a dimension. */
    MathExpression each(String name, String dimension) {
        return MathExpression.Builder.create()
                .expression(
                        "SEARCH('{Rebound,Stack,%s} Stack=\"%s\" MetricName=\"%s\"', 'Sum')"
                                .formatted(dimension, system, name))
                .label("")
                .period(period)
                .build();
    }

    /** Of up to ten: more an alarm does not take. */
    MathExpression total(String label, List<? extends IMetric> metrics) {
        Map<String, IMetric> named = new TreeMap<>();
        metrics.forEach(metric -> named.put("m" + named.size(), metric));
        return MathExpression.Builder.create()
                .expression("SUM(METRICS())")
                .usingMetrics(named)
                .label(label)
                .period(period)
                .build();
    }
}
