package dev.rebound.cdk;

import dev.rebound.json.Json;
import dev.rebound.rules.Rule;
import dev.rebound.rules.Rule.Trigger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The pattern of what no rule takes of a source: EventBridge has no word for it. */
final class Unmatched {
    /** What SES tells of the account and not of a mail. */
    private static final Set<String> NO_MAIL =
            Set.of(
                    "Advisor Recommendation Status Open",
                    "Advisor Recommendation Status Resolved",
                    "Sending Status Enabled",
                    "Sending Status Disabled");

    private Unmatched() {}

    /**
     * All detail-types but those that an enabled rule names and takes whatever is in them: what is
     * new with SES is in quarantine before anybody has heard of it.
     */
    static String of(String source, List<Rule> rules) {
        Set<String> others = new TreeSet<>(NO_MAIL);
        rules.stream()
                .filter(Rule::enabled)
                .flatMap(rule -> takenWhole(source, rule))
                .forEach(others::add);
        return Json.text(
                Map.of(
                        "source", List.of(source),
                        "detail-type", List.of(Map.of("anything-but", others))));
    }

    private static Stream<String> takenWhole(String source, Rule rule) {
        if (!(rule.trigger() instanceof Trigger.Pattern(String json))) return Stream.empty();
        Map<String, Object> pattern = Json.object(json);
        return pattern.keySet().equals(Set.of("source", "detail-type"))
                        && pattern.get("source") instanceof Collection<?> sources
                        && sources.contains(source)
                        && pattern.get("detail-type") instanceof Collection<?> types
                ? types.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
