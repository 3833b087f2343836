package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.json.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class WorkflowsTest {
    private static List<Map<?, ?>> tasks(String workflow) throws IOException {
        List<Map<?, ?>> tasks = new ArrayList<>();
        collect(
                Json.object(Files.readString(Path.of("../statemachines", workflow + ".asl.json"))),
                tasks);
        return tasks;
    }

    private static void collect(Object value, List<Map<?, ?>> tasks) {
        if (!(value instanceof Map<?, ?> map)) return;
        if ("Task".equals(map.get("Type"))) tasks.add(map);
        map.values().forEach(inner -> collect(inner, tasks));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce", "complaint", "delay"})
    void everyTaskHasATimeoutAndIsTriedAgainInTheSameWay(String workflow) throws IOException {
        Object retry = tasks("bounce").getFirst().get("Retry");
        assertThat(retry).asString().contains("dev.rebound.functions.UnderWay", "States.ALL");
        assertThat(tasks(workflow))
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        task -> {
                            assertThat(task.get("TimeoutSeconds")).isEqualTo(30);
                            assertThat(task.get("Retry")).isEqualTo(retry);
                        });
    }
}
