package dev.rebound.cdk;

import dev.rebound.rules.Rule;
import dev.rebound.rules.RuleFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files that the stack is made of.
 *
 * @param home the folder with everything else
 */
public record Project(Path home, Path rules, Path statemachines) {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\w+)}");

    static Project at(Path home) {
        return new Project(home, home.resolve("rules"), home.resolve("statemachines"));
    }

    /**
     * @throws dev.rebound.rules.InvalidRule naming the first wrong file and its fault
     */
    List<Rule> rules(Set<String> functions, Set<String> queues) {
        return RuleFiles.read(rules, workflows().keySet(), functions, queues);
    }

    /** The texts of the workflows, by their names. */
    Map<String, String> workflows() {
        return texts(statemachines, ".asl.json");
    }

    /** Athena's queries, by their names. */
    Map<String, String> queries() {
        return texts(home.resolve("analytics/queries"), ".sql");
    }

    /** What Athena asks: a Glue TableInput. */
    String table() {
        return text(home.resolve("analytics/table.json"));
    }

    private Map<String, String> texts(Path folder, String ending) {
        return RuleFiles.list(folder, ending).stream()
                .collect(
                        Collectors.toMap(
                                file -> file.getFileName().toString().replace(ending, ""),
                                Project::text,
                                (one, _) -> one,
                                TreeMap::new));
    }

    /** The functions that a workflow's text calls: what stands in its <code>${…}</code>. */
    public static Set<String> calls(String workflow) {
        return SUBSTITUTION
                .matcher(workflow)
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(2, name.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What {@code ./mvnw package} made of a folder in {@code lambdas/}.
     *
     * @throws InvalidProject when it was not packaged
     */
    Path jar(String name) {
        Path zip = home.resolve("lambdas").resolve(name).resolve("target/" + name + ".zip");
        if (!Files.exists(zip))
            throw new InvalidProject(
                    home.relativize(zip).toString(), "is missing, ./mvnw package makes it");
        return zip;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
