package dev.rebound.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rebound.rules.InvalidRule;
import dev.rebound.rules.Rule;
import dev.rebound.rules.RuleFiles;

import software.amazon.event.ruler.Machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All of {@code rules/}, matched by the engine that EventBridge itself uses. */
public final class Rules {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Rule> byName = new TreeMap<>();
    private final Machine machine = Machine.builder().build();

    /**
     * @param workflows the names that a rule may give as stateMachine
     * @param functions the names that it may give as lambda
     * @param queues the names that it may give as queue
     * @throws InvalidRule naming the first wrong file and its fault
     */
    public static Rules read(
            Path folder, Set<String> workflows, Set<String> functions, Set<String> queues) {
        Rules rules = new Rules();
        RuleFiles.read(folder, workflows, functions, queues).forEach(rules::add);
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

    private void add(Rule rule) {
        if (!rule.enabled()) return;
        byName.put(rule.name(), rule);
        try {
            if (rule.trigger() instanceof Rule.Trigger.Pattern(String json))
                machine.addRule(rule.name(), json);
        } catch (IOException fault) {
            throw new InvalidRule(rule.name() + ".json", "eventPattern: " + fault.getMessage());
        }
    }
}
