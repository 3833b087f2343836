package dev.rebound.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.rebound.json.Json;

import software.amazon.event.ruler.JsonRuleCompiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * One file of {@code rules/}: {@code {"description", "eventPattern", "target", "enabled"}}, or with
 * {@code scheduleExpression} in place of {@code eventPattern}. The file's name is the rule's;
 * pattern and limits are EventBridge's own (Amazon EventBridge User Guide, "Event patterns" and
 * "Quotas").
 */
public record Rule(
        String name, String description, boolean enabled, Trigger trigger, Target target) {
    private static final Set<String> KEYS =
            Set.of("description", "eventPattern", "scheduleExpression", "target", "enabled");
    private static final int LONGEST_PATTERN = 2048;
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** What makes it act. */
    public sealed interface Trigger {
        /**
         * @param json as EventBridge takes it
         */
        record Pattern(String json) implements Trigger {}

        /**
         * The time; on one machine nothing happens by itself.
         *
         * @param expression {@code rate(1 hour)} or {@code cron(…)}
         */
        record Schedule(String expression) implements Trigger {}
    }

    /**
     * @throws InvalidRule naming file and fault
     */
    static Rule read(Path file) {
        String name = file.getFileName().toString();
        JsonNode json = parse(file, name);
        for (String key : names(json))
            if (!KEYS.contains(key)) throw new InvalidRule(name, "unknown key \"" + key + "\"");
        return new Rule(
                ruleName(name),
                description(json, name),
                enabled(json, name),
                trigger(json, name),
                target(json.path("target"), name));
    }

    private static JsonNode parse(Path file, String name) {
        try {
            JsonNode json = STRICT.readTree(Files.readString(file));
            if (!json.isObject()) throw new InvalidRule(name, "is no JSON object");
            return json;
        } catch (JsonProcessingException fault) {
            throw new InvalidRule(name, "is no JSON: " + Json.fault(fault));
        } catch (IOException fault) {
            throw new InvalidRule(name, "cannot be read: " + fault.getMessage());
        }
    }

    private static String ruleName(String file) {
        String name = file.replaceFirst("\\.json$", "");
        if (!name.matches("[.\\-_A-Za-z0-9]{1,64}"))
            throw new InvalidRule(
                    file, "a rule's name has up to 64 letters, digits, '.', '-' and '_'");
        return name;
    }

    private static String description(JsonNode json, String file) {
        if (json.has("description") && !json.get("description").isTextual())
            throw new InvalidRule(file, "description is no text");
        return json.path("description").asText("");
    }

    private static boolean enabled(JsonNode json, String file) {
        if (json.has("enabled") && !json.get("enabled").isBoolean())
            throw new InvalidRule(file, "enabled is neither true nor false");
        return json.path("enabled").asBoolean(true);
    }

    private static Trigger trigger(JsonNode json, String file) {
        if (!json.has("scheduleExpression")) return new Trigger.Pattern(pattern(json, file));
        String expression = json.get("scheduleExpression").asText();
        if (json.has("eventPattern"))
            throw new InvalidRule(file, "has both eventPattern and scheduleExpression");
        if (!expression.matches(
                "rate\\(1 (minute|hour|day)\\)|rate\\([0-9]{1,4} (minutes|hours|days)\\)"
                        + "|cron\\(\\S+( \\S+){5}\\)"))
            throw new InvalidRule(
                    file, "scheduleExpression \"" + expression + "\" is no rate and no cron");
        return new Trigger.Schedule(expression);
    }

    private static String pattern(JsonNode json, String file) {
        JsonNode pattern = json.path("eventPattern");
        if (!pattern.isObject())
            throw new InvalidRule(file, "eventPattern is missing or no object");
        String text = pattern.toString();
        if (text.length() > LONGEST_PATTERN)
            throw new InvalidRule(
                    file,
                    "eventPattern has " + text.length() + " characters, EventBridge takes 2048");
        String fault = check(text);
        if (fault != null) throw new InvalidRule(file, "eventPattern: " + fault);
        return text;
    }

    private static String check(String pattern) {
        try {
            return JsonRuleCompiler.check(pattern);
        } catch (RuntimeException notEvenParsed) {
            return notEvenParsed.getMessage();
        }
    }

    private static Target target(JsonNode target, String file) {
        if (!target.isObject() || target.size() != 1 || !target.elements().next().isTextual())
            throw new InvalidRule(
                    file,
                    "target holds exactly one of stateMachine, lambda, queue and arn, with a text");
        String kind = target.fieldNames().next();
        String value = target.get(kind).asText();
        return switch (kind) {
            case "stateMachine" -> new Target.StateMachine(value);
            case "lambda" -> new Target.Lambda(value);
            case "queue" -> new Target.Queue(value);
            case "arn" -> arn(value, file);
            default -> throw new InvalidRule(file, "unknown target \"" + kind + "\"");
        };
    }

    private static Target arn(String arn, String file) {
        if (!arn.matches("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+"))
            throw new InvalidRule(file, "target.arn \"" + arn + "\" is no ARN");
        return new Target.Arn(arn);
    }

    private static Set<String> names(JsonNode json) {
        Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
