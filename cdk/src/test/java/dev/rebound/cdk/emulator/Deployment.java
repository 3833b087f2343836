package dev.rebound.cdk.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rebound.cdk.Synthesis;
import dev.rebound.cdk.assembly.CloudAssembly;
import dev.rebound.engines.Command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings an assembly to the emulator by {@code ./rebound deploy}, which is the CDK's own command
 * line. What the emulator refuses is left out, and told: the resource, and all that are like it.
 */
final class Deployment {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int ATTEMPTS = 6;
    private static final Pattern REFUSED_TYPES =
            Pattern.compile("Unrecognized resource types: \\[([^]]*)]");
    private static final Pattern REFUSED_RESOURCE = Pattern.compile("\\((AWS::[\\w:]+) (\\w+)\\)");

    private final Map<String, String> environment;
    private final Set<String> leftOut = new TreeSet<>();
    private CloudAssembly assembly;

    /**
     * @param environment by which tools of AWS find the emulator
     */
    Deployment(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What was not deployed: types, and of some of a type what those have that were refused. */
    Set<String> leftOut() {
        return leftOut;
    }

    /**
     * @param whole as {@code cdk synth} made it
     * @param folder for as much of it as the emulator takes
     */
    void deploy(CloudAssembly whole, Path folder) throws IOException, InterruptedException {
        assembly = whole.copied(folder);
        Command bootstrapped = rebound("bootstrap");
        if (bootstrapped.exit() != 0)
            throw new IllegalStateException("bootstrap failed:\n" + bootstrapped.output());
        for (int attempt = 1; ; attempt++) {
            Command deployed = rebound("deploy", "--require-approval", "never");
            if (deployed.exit() == 0) return;
            if (attempt == ATTEMPTS || !leaveOut(deployed.output()))
                throw new IllegalStateException("deploy failed:\n" + deployed.output());
            assembly = assembly.saved();
        }
    }

    /** As a user does, who has the assembly already. */
    private Command rebound(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Synthesis.HOME.resolve("rebound").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--app", assembly.folder().toString()));
        return Command.run(Synthesis.HOME, environment, LIMIT, command);
    }

    /** Whether there was anything to leave out. */
    private boolean leaveOut(String output) {
        int before = resources().size();
        Matcher types = REFUSED_TYPES.matcher(output);
        if (types.find()) for (String type : types.group(1).split(", ")) remove(type, Set.of());
        Matcher refused = REFUSED_RESOURCE.matcher(output);
        while (refused.find()) {
            JsonNode resource = resources().path(refused.group(2));
            if (!resource.isMissingNode()) remove(refused.group(1), names(resource));
        }
        return resources().size() < before;
    }

    private ObjectNode resources() {
        return (ObjectNode) assembly.template().json().get("Resources");
    }

    /** All of a type that have properties of those names and no others. */
    private void remove(String type, Set<String> names) {
        Set<String> ids =
                assembly.template().resources(type).keySet().stream()
                        .filter(id -> names.isEmpty() || names(resources().get(id)).equals(names))
                        .collect(Collectors.toSet());
        resources().remove(ids);
        leftOut.add(type + (names.isEmpty() ? "" : " with " + names) + ", " + ids.size());
    }

    private static Set<String> names(JsonNode resource) {
        return resource.path("Properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
