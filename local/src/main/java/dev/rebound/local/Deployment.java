package dev.rebound.local;

import dev.rebound.local.asl.InvalidStateMachine;
import dev.rebound.local.asl.StateMachine;
import dev.rebound.rules.InvalidRule;
import dev.rebound.rules.RuleFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules and workflows of a folder. One thread at a time may run them.
 *
 * @param workflows by their names
 */
public record Deployment(Rules rules, Map<String, StateMachine> workflows) {
    /**
     * @param home the folder with {@code rules/} and {@code statemachines/}
     * @throws InvalidRule naming a wrong rule and its fault
     * @throws InvalidStateMachine naming a wrong workflow and its fault
     */
    public static Deployment read(Path home) {
        Map<String, StateMachine> workflows = workflows(home.resolve("statemachines"));
        Rules rules =
                Rules.read(
                        home.resolve("rules"),
                        workflows.keySet(),
                        Functions.targets(),
                        Functions.queues());
        return new Deployment(rules, workflows);
    }

    static Map<String, StateMachine> workflows(Path folder) {
        Map<String, String> functions =
                Functions.tasks().stream()
                        .collect(Collectors.toMap(Function.identity(), Function.identity()));
        Map<String, StateMachine> workflows = new TreeMap<>();
        for (Path file : RuleFiles.list(folder, ".asl.json")) {
            StateMachine workflow =
                    StateMachine.parse(file.getFileName().toString(), text(file), functions);
            workflows.put(workflow.name(), workflow);
        }
        return workflows;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
