package dev.rebound.local.asl;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads states that can lead to each other. */
final class StateReader {
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final Type<Integer> TIMEOUT = Type.whole(1, Type.MAX_SECONDS);
    private static final Type<Integer> CONCURRENCY = Type.whole(0, Integer.MAX_VALUE);

    private final Names names;
    private final TransitionReader ways;

    StateReader(Set<String> siblings, Names names) {
        this.names = names;
        this.ways = new TransitionReader(siblings, names);
    }

    String startAt(Cursor at) {
        return ways.target(at.required("StartAt"));
    }

    State read(String name, Cursor at) {
        names.state(name, at);
        at.comment();
        Cursor type = at.required("Type");
        return switch (type.as(Type.TEXT)) {
            case "Task" -> task(name, at);
            case "Choice" -> choice(name, at);
            case "Wait" -> new State.Wait(name, due(at), ways.onward(at));
            case "Map" -> map(name, at);
            case "Pass" -> new State.Pass(name, ways.onward(at));
            case "Succeed" -> new State.Succeed(name, ways.end(at));
            case "Fail" -> new State.Fail(name, text(at, "Error"), text(at, "Cause"));
            default -> throw type.fault("not a Type that is supported here");
        };
    }

    private State task(String name, Cursor at) {
        at.required("Resource").as(Type.oneOf(INVOKE));
        Cursor arguments = at.required("Arguments");
        return new State.Task(
                name,
                arguments.required("FunctionName").as(Type.FUNCTION_NAME),
                arguments.optional("Payload").map(Template::read).orElse(Template.EMPTY),
                at.optional("TimeoutSeconds").map(field -> Field.read(field, TIMEOUT)),
                Recovery.read(at, ways),
                ways.onward(at));
    }

    private State choice(String name, Cursor at) {
        return new State.Choice(
                name,
                at.required("Choices").filled().stream().map(this::rule).toList(),
                ways.otherwise(at));
    }

    private State.Rule rule(Cursor at) {
        at.comment();
        Field<Boolean> condition = Field.read(at.required("Condition"), Type.BOOLEAN);
        if (!(condition.template() instanceof Expression)) {
            throw at.required("Condition").fault("must be an expression");
        }
        return new State.Rule(condition, ways.next(at));
    }

    private State map(String name, Cursor at) {
        return new State.Map(
                name,
                at.optional("Items")
                        .map(field -> Field.read(field, Type.ARRAY))
                        .orElse(State.Map.INPUT),
                at.optional("ItemSelector").map(Template::read).orElse(State.Map.ITEM),
                at.optional("MaxConcurrency")
                        .map(field -> Field.read(field, CONCURRENCY))
                        .orElse(Field.of(0, CONCURRENCY)),
                itemProcessor(at.required("ItemProcessor")),
                Recovery.read(at, ways),
                ways.onward(at));
    }

    private States itemProcessor(Cursor at) {
        at.comment();
        at.optional("ProcessorConfig")
                .map(config -> config.required("Mode"))
                .ifPresent(mode -> mode.as(Type.oneOf("INLINE")));
        Names inside = names.inside();
        States states = States.read(at, inside);
        names.enclose(inside);
        return states;
    }

    private static Field<UnaryOperator<Instant>> due(Cursor at) {
        Optional<Cursor> seconds = at.optional("Seconds");
        Optional<Cursor> timestamp = at.optional("Timestamp");
        if (seconds.isPresent() == timestamp.isPresent()) {
            throw at.fault("needs one of Seconds and Timestamp");
        }
        return seconds.map(field -> Field.read(field, Type.SECONDS))
                .orElseGet(() -> Field.read(timestamp.orElseThrow(), Type.TIMESTAMP));
    }

    private static Optional<Field<String>> text(Cursor at, String field) {
        return at.optional(field).map(one -> Field.read(one, Type.TEXT));
    }
}
