package dev.rebound.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the expressions of requests (Amazon DynamoDB Developer Guide, "Using expressions in
 * DynamoDB"), each text once. What Rebound does not use is refused.
 */
final class ExpressionReader {
    private static final Pattern WORD = Pattern.compile("\\s*([#:]?\\w+|<>|<=|>=|[^\\s\\w])\\s*");

    private static final Set<String> RESERVED = words("reserved-words.txt");
    private static final Map<String, Parsed<Condition>> CONDITIONS = new ConcurrentHashMap<>();
    private static final Map<String, Parsed<UpdateExpression>> UPDATES = new ConcurrentHashMap<>();

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final Set<String> placeholders = new HashSet<>();
    private int next;

    /**
     * @param placeholders all that stand in it
     */
    record Parsed<T>(T expression, Set<String> placeholders) {}

    private ExpressionReader(String text) {
        this.text = text;
        Matcher word = WORD.matcher(text);
        while (word.lookingAt()) {
            words.add(word.group(1));
            word.region(word.end(), text.length());
        }
    }

    private static Set<String> words(String resource) {
        try (InputStream file = ExpressionReader.class.getResourceAsStream(resource)) {
            return Set.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\\s+"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Parsed<Condition> condition(String text) {
        return CONDITIONS.computeIfAbsent(text, _ -> parse(text, ExpressionReader::any));
    }

    static Parsed<UpdateExpression> update(String text) {
        return UPDATES.computeIfAbsent(text, _ -> parse(text, ExpressionReader::update));
    }

    private static <T> Parsed<T> parse(String text, Function<ExpressionReader, T> whole) {
        ExpressionReader reader = new ExpressionReader(text);
        if (reader.words.isEmpty()) throw Faults.invalid("The expression can not be empty");
        T expression = whole.apply(reader);
        if (!reader.peek().isEmpty()) throw reader.unknown(reader.peek());
        return new Parsed<>(expression, Set.copyOf(reader.placeholders));
    }

    /**
     * @return empty at the end
     */
    private String peek() {
        return next < words.size() ? words.get(next) : "";
    }

    /** Keywords may be written either way, unlike names and functions. */
    private boolean take(String word) {
        boolean isNext = peek().equalsIgnoreCase(word);
        if (isNext) next++;
        return isNext;
    }

    private boolean takeCall(String function) {
        boolean isNext = peek().equals(function);
        if (!isNext) return false;
        next++;
        expect("(");
        return true;
    }

    private void expect(String word) {
        if (!take(word))
            throw Faults.invalid(
                    "Syntax error at \"" + peek() + "\", expected " + word + ": " + text);
    }

    private RuntimeException unknown(String word) {
        return Refusals.expression("\"" + word + "\"", text);
    }

    private Condition any() {
        List<Condition> parts = separated("OR", this::all);
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition all() {
        List<Condition> parts = separated("AND", this::term);
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private <T> List<T> separated(String separator, Supplier<T> part) {
        List<T> parts = new ArrayList<>();
        do parts.add(part.get());
        while (take(separator));
        return parts;
    }

    private Condition term() {
        if (take("(")) {
            Condition inner = any();
            expect(")");
            return inner;
        }
        if (peek().equalsIgnoreCase("NOT")) throw unknown(peek());
        if (takeCall("attribute_exists")) return new Condition.Exists(argument(), true);
        if (takeCall("attribute_not_exists")) return new Condition.Exists(argument(), false);
        if (takeCall("begins_with")) return beginsWith();
        Operand operand = operand();
        if (take("=")) return new Condition.Equal(operand, operand());
        if (take("<")) return new Condition.Less(operand, operand());
        if (!take("BETWEEN")) throw unknown(peek());
        Operand from = operand();
        expect("AND");
        return new Condition.Between(operand, from, operand());
    }

    private Operand.Attribute argument() {
        Operand.Attribute attribute = attribute();
        expect(")");
        return attribute;
    }

    private Condition beginsWith() {
        Operand.Attribute attribute = attribute();
        expect(",");
        Condition condition = new Condition.BeginsWith(attribute, operand());
        expect(")");
        return condition;
    }

    private Operand operand() {
        return peek().startsWith(":") ? new Operand.Value(placeholder()) : attribute();
    }

    private String placeholder() {
        String word = words.get(next++);
        placeholders.add(word);
        return word;
    }

    private Operand.Attribute attribute() {
        String word = peek();
        if (word.startsWith("#")) return new Operand.Attribute(placeholder());
        boolean isCall = next + 1 < words.size() && words.get(next + 1).equals("(");
        if (isCall || !word.matches("[A-Za-z]\\w*")) throw unknown(word);
        if (RESERVED.contains(word.toUpperCase(Locale.ROOT)))
            throw Faults.invalid("Attribute name is a reserved keyword: " + word);
        next++;
        return new Operand.Attribute(word);
    }

    private UpdateExpression update() {
        List<UpdateExpression.Change> sets = new ArrayList<>();
        List<UpdateExpression.Change> adds = new ArrayList<>();
        List<Operand.Attribute> removes = new ArrayList<>();
        while (!peek().isEmpty()) {
            if (take("SET")) sets.addAll(separated(",", this::set));
            else if (take("ADD")) adds.addAll(separated(",", this::add));
            else if (take("REMOVE")) removes.addAll(separated(",", this::attribute));
            else throw unknown(peek());
        }
        return new UpdateExpression(sets, adds, removes);
    }

    private UpdateExpression.Change set() {
        Operand.Attribute attribute = attribute();
        expect("=");
        Operand by = takeCall("if_not_exists") ? ifNotExists() : operand();
        return new UpdateExpression.Change(attribute, by);
    }

    private Operand ifNotExists() {
        Operand.Attribute attribute = attribute();
        expect(",");
        Operand operand = new Operand.IfNotExists(attribute, operand());
        expect(")");
        return operand;
    }

    private UpdateExpression.Change add() {
        return new UpdateExpression.Change(attribute(), operand());
    }
}
