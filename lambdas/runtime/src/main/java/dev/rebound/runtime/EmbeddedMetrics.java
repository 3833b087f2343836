package dev.rebound.runtime;

import dev.rebound.runtime.Signal.Count;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Metrics in a line of a log, which CloudWatch takes out of it (Amazon CloudWatch User Guide,
 * "Specification: Embedded metric format"): namespace {@code Rebound}, unit Count, the first
 * dimension always {@code Stack}.
 */
final class EmbeddedMetrics {
    private static final String STACK = "Stack";

    private EmbeddedMetrics() {}

    /**
     * @param counts those of one metric have one value, and those of one dimension too
     */
    static Map<String, Object> of(String stack, Instant at, List<Count> counts) {
        Map<String, Object> line = new LinkedHashMap<>();
        List<Map<String, Object>> directives =
                counts.stream().map(EmbeddedMetrics::directive).toList();
        line.put("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", directives));
        line.put(STACK, stack);
        for (Count count : counts) {
            line.put(count.metric(), count.value());
            count.dimension().ifPresent(one -> line.put(one.name(), one.value()));
        }
        return line;
    }

    private static Map<String, Object> directive(Count count) {
        List<String> dimensions =
                Stream.concat(
                                Stream.of(STACK),
                                count.dimension().map(Signal.Dimension::name).stream())
                        .toList();
        return Map.of(
                "Namespace", "Rebound",
                "Dimensions", List.of(dimensions),
                "Metrics", List.of(Map.of("Name", count.metric(), "Unit", "Count")));
    }
}
