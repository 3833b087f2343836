package dev.rebound.dynamodb;

import dev.rebound.dynamodb.Condition.All;
import dev.rebound.dynamodb.Condition.BeginsWith;
import dev.rebound.dynamodb.Condition.Between;
import dev.rebound.dynamodb.Condition.Equal;
import dev.rebound.dynamodb.Operand.Attribute;
import dev.rebound.dynamodb.Operand.Value;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.function.Predicate;

/**
 * The keys that a key condition wants: those of one hash key, from the first on as long as their
 * range keys are within.
 */
record KeyRange(String hash, Key first, Predicate<String> within) {
    /**
     * @param keys the names of the hash key's attribute and, if there is one, of the range key's
     * @param text as the request has it
     */
    static KeyRange of(Condition condition, List<String> keys, Arguments arguments, String text) {
        List<Condition> parts =
                condition instanceof All(List<Condition> all) ? all : List.of(condition);
        if (!(parts.getFirst() instanceof Equal(Attribute attribute, Value value)))
            throw Refusals.expression("such a condition on keys", text);
        isOn(keys.getFirst(), attribute, arguments);
        String hash = text(value, arguments);
        if (parts.size() == 1) return new KeyRange(hash, new Key(hash), _ -> true);
        if (parts.size() > 2 || keys.size() == 1)
            throw Faults.invalid("Conditions can be on the table's keys only, once each: " + text);
        return switch (parts.get(1)) {
            case BeginsWith(Attribute range, Value beginning) -> {
                isOn(keys.get(1), range, arguments);
                String prefix = text(beginning, arguments);
                yield new KeyRange(hash, new Key(hash, prefix), key -> key.startsWith(prefix));
            }
            case Between(Attribute range, Value low, Value high) -> {
                isOn(keys.get(1), range, arguments);
                yield between(hash, text(low, arguments), text(high, arguments));
            }
            default -> throw Refusals.expression("such a condition on keys", text);
        };
    }

    private static KeyRange between(String hash, String low, String high) {
        return new KeyRange(hash, new Key(hash, low), key -> Key.compare(key, high) <= 0);
    }

    private static void isOn(String key, Attribute attribute, Arguments arguments) {
        if (!arguments.name(attribute.name()).equals(key))
            throw Faults.invalid("Query condition missed key schema element: " + key);
    }

    private static String text(Value value, Arguments arguments) {
        AttributeValue given = arguments.value(value.placeholder());
        if (given.s() == null) throw Faults.invalid("The key is a string, given was " + given);
        return given.s();
    }

    boolean holds(Key key) {
        return key.get(0).equals(hash) && (key.size() == 1 || within.test(key.get(1)));
    }
}
