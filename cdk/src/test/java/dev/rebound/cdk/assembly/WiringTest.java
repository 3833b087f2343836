package dev.rebound.cdk.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rebound.cdk.Synthesis;
import dev.rebound.rules.RuleFiles;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every rule, workflow and queue of the synthesised template leads where its file says. */
class WiringTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> faults(CloudAssembly assembly) {
        return new Wiring(assembly.template()).faults(targets());
    }

    private static Map<String, JsonNode> targets() {
        Map<String, JsonNode> targets = new TreeMap<>();
        for (Path file : RuleFiles.list(Synthesis.HOME.resolve("rules"), ".json"))
            targets.put(file.getFileName().toString().replace(".json", ""), target(file));
        return targets;
    }

    private static JsonNode target(Path rule) {
        try {
            return JSON.readTree(rule.toFile()).get("target");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void everythingLeadsWhereItsFileSays() {
        CloudAssembly assembly = CloudAssembly.of(Synthesis.of().folder());
        assertThat(faults(assembly)).isEmpty();
    }
}
