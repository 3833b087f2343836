package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata.Frame;

import dev.rebound.local.asl.Transition.Taken;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One stay in one state, from its entry to its exit. */
final class Visit {
    private final Branch branch;
    private final State state;
    private final Scope scope;

    private Visit(Branch branch, State state, Scope scope) {
        this.branch = branch;
        this.state = state;
        this.scope = scope;
    }

    static Visit enter(Branch branch, State state, Object input) {
        Instant now = branch.run().now();
        long event =
                branch.trail()
                        .add(state.type() + "Entered", () -> entry(state.name(), "input", input));
        return new Visit(branch, state, new Scope(branch, state.name(), input, now, event));
    }

    Taken leave() {
        Taken taken = wayOut();
        branch.trail().add(state.type() + "Exited", () -> exit(taken));
        return taken;
    }

    private Taken wayOut() {
        return switch (state) {
            case State.Task task ->
                    new Attempts(scope, task.recovery())
                            .run(task.transition(), () -> TaskCall.result(task, scope));
            case State.Map map ->
                    new Attempts(scope, map.recovery())
                            .run(map.transition(), () -> Iterations.results(map, scope));
            case State.Choice choice -> choose(choice);
            case State.Wait wait -> sleep(wait);
            case State.Pass pass -> onward(pass.transition());
            case State.Succeed succeed -> onward(succeed.transition());
            case State.Fail fail -> throw failure(fail);
        };
    }

    private Taken onward(Transition transition) {
        return scope.take(transition, scope.frame(), scope.input());
    }

    private Taken choose(State.Choice choice) {
        Frame frame = scope.frame();
        for (State.Rule rule : choice.choices()) {
            if (scope.query(() -> rule.condition().evaluate(frame))) {
                return scope.take(rule.transition(), frame, scope.input());
            }
        }
        if (choice.otherwise().next().isPresent()) {
            return scope.take(choice.otherwise(), frame, scope.input());
        }
        throw scope.failure("States.NoChoiceMatched", "No rule holds and there is no Default.");
    }

    private Taken sleep(State.Wait wait) {
        Frame frame = scope.frame();
        Instant due = scope.query(() -> wait.due().evaluate(frame)).apply(branch.run().now());
        branch.run().sleepUntil(due);
        return onward(wait.transition());
    }

    private StateFailure failure(State.Fail fail) {
        Frame frame = scope.frame();
        return new StateFailure(text(fail.error(), frame), text(fail.cause(), frame));
    }

    private String text(Optional<Field<String>> field, Frame frame) {
        return field.map(one -> scope.query(() -> one.evaluate(frame))).orElse(null);
    }

    private Map<String, Object> exit(Taken taken) {
        Map<String, Object> details = entry(state.name(), "output", taken.output());
        if (!taken.assigned().isEmpty()) {
            Map<String, Object> printed = new LinkedHashMap<>();
            taken.assigned().forEach((name, value) -> printed.put(name, Json.print(value)));
            details.put("assignedVariables", printed);
        }
        return details;
    }

    private static Map<String, Object> entry(String name, String key, Object value) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", name);
        details.put(key, Json.print(value));
        return details;
    }
}
