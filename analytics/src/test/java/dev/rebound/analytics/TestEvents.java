package dev.rebound.analytics;

import dev.rebound.json.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The test events of the whole system, as SES would have given them to Firehose. */
final class TestEvents {
    private static final Path FOLDER = Path.of("../test-events");

    /** Ours, to see that nothing stumbles over a field that is new. */
    private static final Set<String> INVENTED =
            Set.of("eventversion", "deliveryprofile", "folder", "confidence");

    private TestEvents() {}

    static List<Map<String, Object>> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(TestEvents::detail)
                    .filter(event -> event.containsKey("eventType")) // the others came by SNS
                    .toList();
        }
    }

    /** What an event has beside its type: {@code mail} and what happened. */
    static Stream<String> blocks() throws IOException {
        return all().stream()
                .flatMap(event -> event.entrySet().stream())
                .filter(field -> field.getValue() instanceof Map<?, ?> block && !block.isEmpty())
                .map(Map.Entry::getKey)
                .distinct();
    }

    static List<Object> told(String block) throws IOException {
        return all().stream()
                .map(event -> event.get(block))
                .filter(Objects::nonNull)
                .map(TestEvents::plain)
                .toList();
    }

    /** As the table has it: all are strings, names in lower case, and nothing is null. */
    static Object plain(Object json) {
        return switch (json) {
            case Map<?, ?> object -> plain(object);
            case List<?> list -> list.stream().map(TestEvents::plain).toList();
            default -> json.toString();
        };
    }

    private static Map<String, Object> plain(Map<?, ?> object) {
        Map<String, Object> plain = new TreeMap<>();
        object.forEach(
                (name, value) -> {
                    if (value != null)
                        plain.put(name.toString().toLowerCase(Locale.ROOT), plain(value));
                });
        plain.keySet().removeAll(INVENTED);
        plain.computeIfPresent(
                "delayedrecipients", (name, one) -> one instanceof List ? one : List.of(one));
        return plain;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> detail(Path file) {
        try {
            Map<String, Object> event = Json.object(Files.readString(file));
            return (Map<String, Object>) event.getOrDefault("detail", event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
