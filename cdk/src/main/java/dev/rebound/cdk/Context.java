package dev.rebound.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The settings as they stand in the CDK context, one lying over the other: those that all
 * environments share, those of one, and those of the command line.
 */
record Context(String environment, Map<String, Object> settings) {
    /** What the command line may give. */
    private static final List<String> NAMES =
            List.of(
                    "regions",
                    "identities",
                    "alarmAddress",
                    "quietHours",
                    "dimensions",
                    "topic",
                    "analytics",
                    "intake",
                    "intakeTopics",
                    "customerKey",
                    "reservedConcurrency",
                    "keepData");

    /**
     * @param context gives what stands under a name; null when nothing does
     */
    static Context of(Function<String, Object> context) {
        String environment = environment(context.apply("environment"));
        Map<String, Object> all = new LinkedHashMap<>(group(context, "rebound"));
        if (!environment.isEmpty()) all.putAll(group(context, "rebound:" + environment));
        for (String name : NAMES)
            if (context.apply("rebound." + name) instanceof String given) all.put(name, given);
        return new Context(environment, all);
    }

    /**
     * @param all that is in the context, ours or not
     * @throws InvalidSettings naming what the command line gives and nobody knows
     */
    static void check(Map<?, ?> all) {
        for (Object name : all.keySet())
            if (name.toString().startsWith("rebound.")
                    && !NAMES.contains(name.toString().substring("rebound.".length())))
                throw new InvalidSettings(
                        name.toString(), "the command line knows only " + String.join(", ", NAMES));
    }

    private static String environment(Object environment) {
        if (environment == null) return "";
        if (environment instanceof String name && name.matches("[a-z][a-z0-9]{0,15}")) return name;
        throw new InvalidSettings(
                "environment", "\"" + environment + "\" is not 1 to 16 small letters and digits");
    }

    private static Map<String, Object> group(Function<String, Object> context, String name) {
        Object group = context.apply(name);
        if (group == null) return Map.of();
        if (!(group instanceof Map<?, ?> map)) throw new InvalidSettings(name, "is no object");
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((member, value) -> members.put(member.toString(), value));
        return members;
    }
}
