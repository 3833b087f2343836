package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.Decider;
import dev.rebound.core.Decision;
import dev.rebound.core.Policy;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Traffic;
import dev.rebound.functions.SesEvents.Reading;
import dev.rebound.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class DecisionJsonTest {
    static Stream<Decision> decisions() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("../../test-events"))) {
            files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        return files.stream()
                .flatMap(file -> SesEvents.read(event(file)).stream())
                .flatMap(DecisionJsonTest::decision);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void readsWhatItWrites(Decision decision) {
        Map<String, Object> json = Json.object(Json.text(DecisionJson.write(decision)));
        assertThat(DecisionJson.read(json)).isEqualTo(decision);
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertThatThrownBy(() -> DecisionJson.read(Map.of("key", "k")))
                .hasMessage("messageId is missing");
    }

    private static Stream<Decision> decision(Reading reading) {
        return reading instanceof Reading.Understood(var feedback)
                ? Stream.of(
                        new Decider(Policy.standard())
                                .decide(
                                        feedback,
                                        RecipientHistory.of(feedback.recipient()),
                                        Traffic.none(),
                                        Instant.EPOCH)
                                .decision())
                : Stream.empty();
    }

    private static Map<String, Object> event(Path file) {
        try {
            Map<String, Object> json = Json.object(Files.readString(file));
            return json.containsKey("detail") ? json : Map.of("detail", json);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
