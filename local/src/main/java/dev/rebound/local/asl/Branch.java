package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A line of states on its way: an execution's own, or one iteration of a Map. */
final class Branch {
    private final Run run;
    private final Trail trail;
    private final RandomGenerator random;
    private final Map<String, JFunction> functions;
    private final Map<String, Object> context;
    private Map<String, Object> variables;

    /** {@code context} is what {@code $states.context} shows in all of its states. */
    Branch(
            Run run,
            Trail trail,
            RandomGenerator random,
            Map<String, Object> context,
            Map<String, Object> variables) {
        this.run = run;
        this.trail = trail;
        this.random = random;
        this.functions = Extras.of(random, run.time());
        this.context = context;
        this.variables = variables;
    }

    /** From StartAt to an end. */
    Object follow(States states, Object input) {
        Transition.Taken taken = visit(states.state(states.startAt()), input);
        while (taken.next().isPresent()) {
            taken = visit(states.state(taken.next().get()), taken.output());
        }
        return taken.output();
    }

    private Transition.Taken visit(State state, Object input) {
        Transition.Taken taken = Visit.enter(this, state, input).leave();
        if (!taken.assigned().isEmpty()) {
            Map<String, Object> changed = new HashMap<>(variables);
            changed.putAll(taken.assigned());
            variables = changed;
        }
        return taken;
    }

    /** One that goes beside others in a Map and sees this one's variables as they are now. */
    Branch iteration(long seed, Object item) {
        Map<String, Object> inside = inside(item);
        return new Branch(run, trail.branch(), new SplittableRandom(seed), inside, variables);
    }

    /** The context of what is done for one item of a Map. */
    Map<String, Object> inside(Object item) {
        Map<String, Object> inside = new HashMap<>(context);
        inside.put("Map", Json.from(Map.of("Item", item)));
        return inside;
    }

    /** What an expression sees: the functions, the variables, and {@code $states}. */
    Frame frame(Map<String, Object> states) {
        Frame frame = new Frame(null);
        Extras.PURE.forEach(frame::bind);
        functions.forEach(frame::bind);
        variables.forEach((name, value) -> frame.bind(name, value));
        frame.bind("states", states);
        return frame;
    }

    Run run() {
        return run;
    }

    Trail trail() {
        return trail;
    }

    RandomGenerator random() {
        return random;
    }

    Map<String, Object> context() {
        return context;
    }
}
