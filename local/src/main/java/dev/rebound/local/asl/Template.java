package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata.Frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON in which expressions stand for values. */
sealed interface Template permits Expression, Template.Literal, Template.Fields, Template.Items {
    /** What a function is given when nothing is said. */
    Template EMPTY = new Literal(Json.from(Map.of()));

    /** Free of expressions. */
    record Literal(Object value) implements Template {}

    record Fields(Map<String, Template> members) implements Template {}

    record Items(List<Template> items) implements Template {}

    /**
     * @throws QueryFailure at the first expression that gives no value
     */
    default Object evaluate(Frame frame) {
        return switch (this) {
            case Literal literal -> literal.value();
            case Expression expression -> expression.query(frame);
            case Fields fields -> Json.from(evaluateAll(fields.members(), frame));
            case Items items ->
                    Json.from(items.items().stream().map(item -> item.evaluate(frame)).toList());
        };
    }

    static Map<String, Object> evaluateAll(Map<String, Template> members, Frame frame) {
        Map<String, Object> values = LinkedHashMap.newLinkedHashMap(members.size());
        members.forEach((name, member) -> values.put(name, member.evaluate(frame)));
        return values;
    }

    static Template read(Cursor at) {
        return switch (at.value()) {
            case Map<?, ?> members -> folded(new Fields(readAll(at)));
            case List<?> items -> folded(new Items(readItems(at)));
            case String text when Expression.marks(text) -> Expression.read(at);
            case null -> new Literal(Json.NULL);
            case Object scalar -> new Literal(scalar);
        };
    }

    private static Map<String, Template> readAll(Cursor at) {
        Map<String, Template> members = new LinkedHashMap<>();
        at.members().forEach((name, member) -> members.put(name, read(member)));
        return members;
    }

    private static List<Template> readItems(Cursor at) {
        List<Template> items = new ArrayList<>();
        at.items().forEach(item -> items.add(read(item)));
        return items;
    }

    private static Template folded(Template template) {
        return template.fixed() ? new Literal(template.evaluate(null)) : template;
    }

    private boolean fixed() {
        return switch (this) {
            case Literal literal -> true;
            case Expression expression -> false;
            case Fields fields -> fields.members().values().stream().allMatch(Template::fixed);
            case Items items -> items.items().stream().allMatch(Template::fixed);
        };
    }
}
