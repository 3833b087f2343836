package dev.rebound.cdk.assembly;

import dev.rebound.cdk.Synthesis;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;
import dev.rebound.local.Input;
import dev.rebound.local.LocalStorage;
import dev.rebound.local.Rebound;
import dev.rebound.local.Storage;
import dev.rebound.rules.RuleFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One real payload for each function, by its name: what workflows gave it when they played {@code
 * test-events/}; and for those that no workflow calls, a file.
 */
final class Payloads {
    private static final Path FILES = Path.of("src/test/resources/payloads");

    private Payloads() {}

    /**
     * @param folder for the executions' histories
     */
    static Map<String, String> in(Path folder) throws IOException {
        Map<String, String> payloads = new TreeMap<>();
        for (Map<String, Object> event : histories(folder))
            if (event.get("type").equals("TaskScheduled")) add(payloads, event);
        for (Path file : RuleFiles.list(FILES, ".json"))
            payloads.put(
                    file.getFileName().toString().replace(".json", ""), Files.readString(file));
        return payloads;
    }

    private static List<Map<String, Object>> histories(Path folder) throws IOException {
        List<Path> events = RuleFiles.list(Synthesis.HOME.resolve("test-events"), ".json");
        Set<String> executions = new TreeSet<>();
        try (Storage storage = LocalStorage.in(folder)) {
            Rebound rebound =
                    new Rebound(
                            Synthesis.HOME,
                            storage,
                            handled -> executions.add(handled.delivery().execution()));
            for (Path event : events)
                rebound.play(
                        new Input.Piece(event.getFileName().toString(), Files.readAllBytes(event)));
            rebound.finish();
            return executions.stream()
                    .flatMap(execution -> storage.history(execution).stream())
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static void add(Map<String, String> payloads, Map<String, Object> scheduled) {
        Fields details = Fields.of(scheduled).object("taskScheduledEventDetails");
        Map<String, Object> call = Json.object(details.text("parameters"));
        payloads.putIfAbsent((String) call.get("FunctionName"), Json.text(call.get("Payload")));
    }
}
