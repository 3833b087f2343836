package dev.rebound.bench.cost;

import dev.rebound.json.Json;
import dev.rebound.runtime.Signal;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Bytes of what functions log: the fields of each line, and the line of its metrics (Amazon
 * CloudWatch User Guide, "Specification: Embedded metric format").
 */
record Logs(Meter meter) {
    void add(Signal signal) {
        if (signal.level() == Level.DEBUG) return; // not written unless somebody asks for it
        meter.add("log-lines", 1);
        meter.add("log-bytes/fields", length(signal.fields()) + signal.message().length());
        if (!signal.counts().isEmpty()) meter.add("log-bytes/metrics", metrics(signal.counts()));
    }

    private static int metrics(List<Signal.Count> counts) {
        return 75 + counts.stream().mapToInt(Logs::metric).sum();
    }

    private static int metric(Signal.Count count) {
        String name = count.metric();
        String dimension = count.dimension().map(Record::toString).orElse("");
        Map<String, Object> directive =
                Map.of(
                        "Namespace", "Rebound",
                        "Dimensions", List.of(List.of("Stack")),
                        "Metrics", List.of(Map.of("Name", name, "Unit", "Count")));
        return length(directive) + length(Map.of(name, count.value())) + dimension.length();
    }

    private static int length(Map<?, ?> json) {
        return Json.text(json).getBytes(StandardCharsets.UTF_8).length;
    }
}
