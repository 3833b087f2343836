package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.event.Envelope;
import dev.rebound.intake.Content;
import dev.rebound.intake.Envelopes;
import dev.rebound.rules.Rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code test-events/expected.csv} is the specification: every event's every recipient, through
 * rules and workflows.
 */
class ExpectedDecisionsTest {
    private static final Path HOME = Path.of("..");

    @TempDir private Path folder;

    private static List<String> expected() throws IOException {
        return Files.readAllLines(HOME.resolve("test-events/expected.csv")).stream()
                .skip(1)
                .sorted()
                .toList();
    }

    private static List<String> decided(Storage storage) throws IOException {
        List<String> rows = new ArrayList<>();
        Rebound rebound = new Rebound(HOME, storage, handled -> rows.add(row(handled)));
        for (Path file : files())
            rebound.play(new Input.Piece(file.getFileName().toString(), Files.readAllBytes(file)));
        rebound.finish();
        return rows.stream().sorted().toList();
    }

    private static String row(Handled handled) {
        return String.join(
                ",",
                handled.delivery().origin(),
                handled.delivery().rule(),
                handled.text("recipient"),
                handled.text("decision"),
                handled.text("reason"));
    }

    private static List<Map<String, Object>> events(String json) {
        return new Envelopes<>(Envelope::withId)
                .open(json.getBytes(StandardCharsets.UTF_8)).stream()
                        .map(content -> ((Content.Event<Map<String, Object>>) content).event())
                        .toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("test-events"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @Test
    void areMetInMemory() throws IOException {
        assertThat(decided(Storage.inMemory())).isEqualTo(expected());
    }

    @Test
    void areMetOverDynamoDb() throws IOException {
        try (Storage storage = LocalStorage.in(folder)) {
            assertThat(decided(storage)).isEqualTo(expected());
        }
    }

    @Test
    void everyEventMeetsExactlyTheRuleOfItsRow() throws IOException {
        Rules rules =
                Rules.read(
                        HOME.resolve("rules"),
                        Deployment.workflows(HOME.resolve("statemachines")).keySet(),
                        Functions.targets(),
                        Functions.queues());
        for (String row : expected()) {
            String[] cells = row.split(",", -1);
            String json = Files.readString(HOME.resolve("test-events").resolve(cells[0]));
            assertThat(events(json))
                    .isNotEmpty()
                    .allSatisfy(
                            event ->
                                    assertThat(rules.matching(event))
                                            .extracting(Rule::name)
                                            .containsExactly(cells[1]));
        }
    }
}
