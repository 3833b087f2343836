package dev.rebound.analytics;

import dev.rebound.json.Json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Events as Firehose lays them down: one per line, compressed, in a folder for each day. */
final class Lake {
    /** Nothing can read it: a query that looks at so old a day fails. */
    private static final String UNREADABLE_DAY = "2026-01-02";

    private final Path folder;

    Lake(Path lakes, String name) throws IOException {
        folder = lakes.resolve(name).resolve("events/v1");
        Files.writeString(day(UNREADABLE_DAY), "not compressed");
    }

    void addByDay(List<Map<String, Object>> events) throws IOException {
        Map<String, List<String>> days =
                events.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Lake::dayOf,
                                        TreeMap::new,
                                        Collectors.mapping(Json::text, Collectors.toList())));
        for (Map.Entry<String, List<String>> day : days.entrySet())
            add(day.getKey(), day.getValue());
    }

    void add(String day, List<String> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(day(day)))) {
            for (String line : lines) out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path day(String day) throws IOException {
        return Files.createDirectories(folder.resolve("dt=" + day))
                .resolve("events-1-" + day + ".gz");
    }

    /** Of what happened, or else of when the message was sent. */
    private static String dayOf(Map<String, Object> event) {
        return event.values().stream()
                .filter(Map.class::isInstance)
                .map(block -> (String) ((Map<?, ?>) block).get("timestamp"))
                .filter(Objects::nonNull)
                .max(String::compareTo)
                .orElseThrow()
                .substring(0, "2026-01-02".length());
    }
}
