package dev.rebound.dynamodb;

import dev.rebound.dynamodb.ExpressionReader.Parsed;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A write to one item, which changes nothing before {@link Done} is asked to.
 *
 * @param condition always holds where the request has none
 */
record Write(
        Table table,
        Key key,
        Condition condition,
        Arguments arguments,
        UnaryOperator<Item> change) {
    private static final Parsed<Condition> NONE =
            new Parsed<>(new Condition.All(List.of()), Set.of());

    /** An item before and after it. */
    record Done(Table table, Key key, Item before, Item after) {
        void apply() {
            table.replace(key, before, after);
        }
    }

    /**
     * @param condition null for none
     */
    static Write put(
            Table table, Map<String, AttributeValue> item, String condition, Arguments arguments) {
        Parsed<Condition> parsed = parsed(condition);
        arguments.areThoseOf(parsed.placeholders());
        parsed.expression().check(arguments);
        Key key = table.schema().keyOf(item);
        Item after = checked(table, key, Attributes.item(item));
        return new Write(table, key, parsed.expression(), arguments, _ -> after);
    }

    /**
     * @param condition null for none
     */
    static Write update(
            Table table,
            Map<String, AttributeValue> key,
            String update,
            String condition,
            Arguments arguments) {
        Parsed<Condition> parsed = parsed(condition);
        Parsed<UpdateExpression> change = ExpressionReader.update(update);
        Set<String> used = new HashSet<>(parsed.placeholders());
        used.addAll(change.placeholders());
        arguments.areThoseOf(used);
        parsed.expression().check(arguments);
        change.expression().check(arguments);
        Key found = table.schema().keyAlone(key);
        return new Write(
                table,
                found,
                parsed.expression(),
                arguments,
                before ->
                        checked(
                                table,
                                found,
                                Attributes.item(change.expression().of(before, key, arguments))));
    }

    static Write delete(Table table, Map<String, AttributeValue> key) {
        return new Write(
                table,
                table.schema().keyAlone(key),
                NONE.expression(),
                new Arguments(Map.of(), Map.of()),
                _ -> Item.NONE);
    }

    private static Parsed<Condition> parsed(String condition) {
        return condition == null ? NONE : ExpressionReader.condition(condition);
    }

    /** What its keys in the indexes are must be known before anything is changed. */
    private static Item checked(Table table, Key key, Item item) {
        for (Schema.Index index : table.schema().indexes()) table.schema().entry(index, item, key);
        return item;
    }

    /**
     * @return empty when the condition does not hold
     */
    Optional<Done> prepared() {
        Item before = table.get(key);
        return condition.holds(before, arguments)
                ? Optional.of(new Done(table, key, before, change.apply(before)))
                : Optional.empty();
    }
}
