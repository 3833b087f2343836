package dev.rebound.cdk;

import dev.rebound.json.Json;
import dev.rebound.rules.Rule;
import dev.rebound.rules.Rule.Trigger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The pattern of what no rule takes of a source: EventBridge has no word for it. */
final class Unmatched {
    /**
     * SES also tells of the account, and CloudTrail of calls to SES: only mail has a message id.
     */
    private static final Map<String, Object> OF_A_MAIL =
            Map.of("mail", Map.of("messageId", List.of(Map.of("exists", true))));

    private Unmatched() {}

    /**
     * All detail-types but those that an enabled rule names and takes whatever is in them: what is
     * new with SES is in quarantine before anybody has heard of it.
     */
    static String of(String source, List<Rule> rules) {
        Set<String> others = new TreeSet<>();
        rules.stream()
                .filter(Rule::enabled)
                .flatMap(rule -> takenWhole(source, rule))
                .forEach(others::add);
        Map<String, Object> pattern = new TreeMap<>();
        pattern.put("source", List.of(source));
        if (!others.isEmpty()) pattern.put("detail-type", List.of(Map.of("anything-but", others)));
        if (source.equals("aws.ses")) pattern.put("detail", OF_A_MAIL);
        return Json.text(pattern);
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
