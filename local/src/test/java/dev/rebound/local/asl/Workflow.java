package dev.rebound.local.asl;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A definition of the tests, ready to be run with functions and a clock of the tests' own. */
final class Workflow {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StateMachine machine;
    private final Map<String, Tasks> functions = new HashMap<>();
    private final List<HistoryEvent> events = new ArrayList<>();
    private final JumpingTime time = new JumpingTime();

    private Workflow(StateMachine machine) {
        this.machine = machine;
        functions.put("echo", (function, payload) -> payload);
    }

    static Workflow of(String name) {
        return of(name, Map.of());
    }

    static Workflow of(String name, Map<String, String> substitutions) {
        String file = name + ".asl.json";
        return new Workflow(StateMachine.parse(file, read(file), substitutions));
    }

    /** A Pass that puts out what this expression gives. */
    static Workflow evaluating(String expression) {
        return of("evaluate", Map.of("expression", "{% " + expression + " %}"));
    }

    static String read(String file) {
        try (InputStream in = Workflow.class.getResourceAsStream("/asl/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Object json(String text) {
        try {
            return JSON.readValue(text.replace('\'', '"'), Object.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Workflow with(String function, Tasks tasks) {
        functions.put(function, tasks);
        return this;
    }

    /** The function {@code flaky} fails with these errors, one by one, and then echoes. */
    Workflow failing(String... errors) {
        Queue<String> left = new ArrayDeque<>(List.of(errors));
        return with(
                "flaky",
                (function, payload) -> {
                    if (left.isEmpty()) {
                        return payload;
                    }
                    throw new TaskFailure(left.remove(), "on purpose");
                });
    }

    Outcome run(Object input) {
        return run("id", input, events::add);
    }

    Outcome run(String id, Object input, History history) {
        Tasks tasks = (name, payload) -> functions.get(name).invoke(name, payload);
        return new Execution(machine, id, "name", input, tasks, time, history).run();
    }

    /** The output for this input in JSON, whose quotes may be single. */
    Object output(String input) {
        return ((Outcome.Succeeded) run(json(input))).output();
    }

    Outcome.Failed failure(String input) {
        return (Outcome.Failed) run(json(input));
    }

    List<HistoryEvent> events() {
        return events;
    }

    JumpingTime time() {
        return time;
    }
}
