package dev.rebound.bench.cost;

import dev.rebound.json.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Bytes of SES's events by their type, without white space: the mean of those in {@code
 * test-events/}, which have the headers of real mail.
 *
 * @param enveloped as EventBridge has them
 * @param bare as Firehose has them
 */
record EventSizes(Map<String, Double> enveloped, Map<String, Double> bare) {
    private static final double STEP = 5 * 1024;

    static EventSizes read(Path home) {
        Map<String, Double> enveloped = new TreeMap<>();
        Map<String, Double> bare = new TreeMap<>();
        Map<String, Double> times = new TreeMap<>();
        for (Map<String, Object> event : events(home.resolve("test-events")))
            if (event.get("detail") instanceof Map<?, ?> detail
                    && detail.get("eventType") instanceof String type) {
                enveloped.merge(type, length(event), Double::sum);
                bare.merge(type, length(detail), Double::sum);
                times.merge(type, 1.0, Double::sum);
            }
        enveloped.replaceAll((type, sum) -> sum / times.get(type));
        bare.replaceAll((type, sum) -> sum / times.get(type));
        return new EventSizes(enveloped, bare);
    }

    private static List<Map<String, Object>> events(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(EventSizes::text)
                    .map(Json::object)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static double length(Map<?, ?> json) {
        return Json.text(json).getBytes(StandardCharsets.UTF_8).length;
    }

    /** All the events in a count. */
    double enveloped(Count count) {
        return sum(count, enveloped);
    }

    double bare(Count count) {
        return sum(count, bare);
    }

    /** As Firehose bills them: each in steps of 5 KB. */
    double billed(Count count) {
        Map<String, Double> steps = new TreeMap<>(bare);
        steps.replaceAll((_, size) -> Math.ceil(size / STEP) * STEP);
        return sum(count, steps);
    }

    private static double sum(Count count, Map<String, Double> sizes) {
        return sizes.entrySet().stream()
                .mapToDouble(type -> count.of("events/" + type.getKey()) * type.getValue())
                .sum();
    }
}
