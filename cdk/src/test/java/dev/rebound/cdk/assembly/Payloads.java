package dev.rebound.cdk.assembly;

import dev.rebound.cdk.Synthesis;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;
import dev.rebound.local.DiskStorage;
import dev.rebound.local.Input;
import dev.rebound.local.Rebound;
import dev.rebound.local.Storage;
import dev.rebound.rules.RuleFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        play(folder);
        try (Stream<Path> histories = Files.walk(folder.resolve("executions"))) {
            for (Path history : histories.filter(Files::isRegularFile).sorted().toList())
                for (String line : Files.readAllLines(history))
                    if (line.contains("\"TaskScheduled\"")) add(payloads, Json.object(line));
        }
        for (Path file : RuleFiles.list(FILES, ".json"))
            payloads.put(
                    file.getFileName().toString().replace(".json", ""), Files.readString(file));
        return payloads;
    }

    private static void play(Path folder) throws IOException {
        List<Path> events = RuleFiles.list(Synthesis.HOME.resolve("test-events"), ".json");
        try (Storage storage = new DiskStorage(folder)) {
            Rebound rebound = new Rebound(Synthesis.HOME, storage, _ -> {});
            for (Path event : events)
                rebound.play(
                        new Input.Piece(event.getFileName().toString(), Files.readAllBytes(event)));
            rebound.finish();
        }
    }

    private static void add(Map<String, String> payloads, Map<String, Object> scheduled) {
        Fields details = Fields.of(scheduled).object("taskScheduledEventDetails");
        Map<String, Object> call = Json.object(details.text("parameters"));
        payloads.putIfAbsent((String) call.get("FunctionName"), Json.text(call.get("Payload")));
    }
}
