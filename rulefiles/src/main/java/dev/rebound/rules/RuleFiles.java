package dev.rebound.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All files of a folder with rules, in the order of their names. */
public final class RuleFiles {
    private RuleFiles() {}

    /**
     * @param workflows the names that a rule may give as stateMachine
     * @param functions the names that it may give as lambda
     * @param queues the names that it may give as queue
     * @throws InvalidRule naming the first wrong file and its fault
     */
    public static List<Rule> read(
            Path folder, Set<String> workflows, Set<String> functions, Set<String> queues) {
        return list(folder, ".json").stream()
                .map(file -> known(Rule.read(file), workflows, functions, queues))
                .toList();
    }

    /** The files whose names end so, in order. */
    public static List<Path> list(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read " + folder, fault);
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
            throw new InvalidRule(
                    rule.name() + ".json",
                    "unknown " + kind + " \"" + name + "\", there are " + String.join(", ", names));
    }
}
