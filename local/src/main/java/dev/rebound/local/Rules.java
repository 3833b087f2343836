package dev.rebound.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import software.amazon.event.ruler.Machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All of {@code rules/}, matched by the engine that EventBridge itself uses. */
public final class Rules {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Rule> byName = new TreeMap<>();
    private final Machine machine = Machine.builder().build();

    /**
     * @param workflows the names that a rule may give as stateMachine
     * @param functions the names that it may give as lambda
     * @param queues the names that it may give as queue
     * @throws InvalidFile naming the first wrong file and its fault
     */
    public static Rules read(
            Path folder, Set<String> workflows, Set<String> functions, Set<String> queues) {
        Rules rules = new Rules();
        for (Path file : files(folder, ".json"))
            rules.add(known(Rule.read(file), workflows, functions, queues));
        return rules;
    }

    /** The enabled rules that an event matches, in the order of their names. */
    public List<Rule> matching(Map<String, Object> event) {
        return machine.rulesForJSONEvent(JSON.<JsonNode>valueToTree(event)).stream()
                .distinct()
                .sorted()
                .map(byName::get)
                .toList();
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + folder, fault);
        }
    }

    private void add(Rule rule) {
        if (!rule.enabled()) return;
        byName.put(rule.name(), rule);
        try {
            if (rule.trigger() instanceof Rule.Trigger.Pattern(String json))
                machine.addRule(rule.name(), json);
        } catch (IOException fault) {
            throw new InvalidFile(rule.name() + ".json", "eventPattern: " + fault.getMessage());
        }
    }

    private static Rule known(
            Rule rule, Set<String> workflows, Set<String> functions, Set<String> queues) {
        switch (rule.target()) {
            case Target.StateMachine(String name) -> known(rule, "stateMachine", name, workflows);
            case Target.Lambda(String name) -> known(rule, "lambda", name, functions);
            case Target.Queue(String name) -> known(rule, "queue", name, queues);
            case Target.Arn _ -> {}
        }
        return rule;
    }

    private static void known(Rule rule, String kind, String name, Set<String> names) {
        if (!names.contains(name))
            throw new InvalidFile(
                    rule.name() + ".json",
                    "unknown " + kind + " \"" + name + "\", there are " + String.join(", ", names));
    }
}
