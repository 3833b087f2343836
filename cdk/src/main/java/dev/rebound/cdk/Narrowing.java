package dev.rebound.cdk;

import dev.rebound.json.Json;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps apart environments that share a bus. Without an environment every pattern is as its file
 * has it; with one, events of SES's and of Rebound's own must come from this environment: by a
 * configuration set of its, by the name that its functions leave in {@code resources}, or by an
 * execution of its workflows.
 */
final class Narrowing {
    private static final Set<String> SHARED =
            Set.of("aws.ses", "aws.states", "rebound", "rebound.intake");

    private final Settings settings;

    Narrowing(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param pattern as EventBridge takes it
     */
    Map<String, Object> of(String pattern) {
        Map<String, Object> narrowed = Json.object(pattern);
        if (!settings.environment().isEmpty() && isShared(narrowed)) narrowed.put("$or", ours());
        return narrowed;
    }

    /** A rule that says itself whose events it wants is left alone. */
    private static boolean isShared(Map<String, Object> pattern) {
        return pattern.get("source") instanceof Collection<?> sources
                && SHARED.containsAll(sources)
                && !pattern.containsKey("$or")
                && !pattern.containsKey("resources")
                && !pattern.toString().contains("ses:configuration-set")
                && isOfOneEnvironment(pattern);
    }

    /** What SES tells of the account is everybody's. */
    private static boolean isOfOneEnvironment(Map<String, Object> pattern) {
        return !pattern.get("source").equals(List.of("aws.ses"))
                || !(pattern.get("detail-type") instanceof Collection<?> types)
                || types.stream().anyMatch(type -> type.toString().startsWith("Email "))
                || pattern.containsKey("detail");
    }

    private List<Map<String, Object>> ours() {
        Map<String, Object> tags = Map.of("ses:configuration-set", settings.configurationSets());
        Map<String, Object> executions =
                Map.of("wildcard", "arn:*:execution:" + settings.system() + "-*");
        return List.of(
                Map.of("detail", Map.of("mail", Map.of("tags", tags))),
                Map.of("resources", List.of(settings.system())),
                Map.of("resources", List.of(executions)));
    }
}
