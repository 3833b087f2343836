package dev.rebound.local.asl;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A state, one record per Type, with the fields that ASL gives it. */
sealed interface State {
    /** {@code timeout} is checked only: the runner's calls come back before its clock moves. */
    record Task(
            String name,
            String function,
            Template payload,
            Optional<Field<Integer>> timeout,
            Recovery recovery,
            Transition transition)
            implements State {}

    /** {@code otherwise} leads nowhere when there is no Default. */
    record Choice(String name, List<Rule> choices, Transition otherwise) implements State {}

    record Wait(String name, Field<UnaryOperator<Instant>> due, Transition transition)
            implements State {}

    record Map(
            String name,
            Field<List<?>> items,
            Template itemSelector,
            Field<Integer> maxConcurrency,
            States itemProcessor,
            Recovery recovery,
            Transition transition)
            implements State {
        /** Items when nothing is said. */
        static final Field<List<?>> INPUT =
                new Field<>(Expression.of("$states.input", "Items"), "Items", Type.ARRAY);

        /** ItemSelector when nothing is said. */
        static final Template ITEM =
                Expression.of("$states.context.Map.Item.Value", "ItemSelector");
    }

    record Pass(String name, Transition transition) implements State {}

    record Succeed(String name, Transition transition) implements State {}

    record Fail(String name, Optional<Field<String>> error, Optional<Field<String>> cause)
            implements State {}

    /** One of a Choice's rules. */
    record Rule(Field<Boolean> condition, Transition transition) {}

    String name();

    /** The first word of its events. */
    default String type() {
        return getClass().getSimpleName() + "State";
    }

    /** Every state that may come next. */
    default Stream<String> targets() {
        return transitions().map(Transition::next).flatMap(Optional::stream);
    }

    private Stream<Transition> transitions() {
        return switch (this) {
            case Task task -> task.recovery().or(task.transition());
            case Choice choice ->
                    Stream.concat(
                            choice.choices().stream().map(Rule::transition),
                            Stream.of(choice.otherwise()));
            case Wait wait -> Stream.of(wait.transition());
            case Map map -> map.recovery().or(map.transition());
            case Pass pass -> Stream.of(pass.transition());
            case Succeed succeed -> Stream.of(succeed.transition());
            case Fail fail -> Stream.empty();
        };
    }
}
