package dev.rebound.local.asl;

import dev.rebound.local.Time;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One run of a workflow. */
public final class Execution {
    private final StateMachine machine;
    private final String id;
    private final String name;
    private final Object input;
    private final Run run;
    private final Trail trail;
    private final Instant start;

    /** Starts the clock of the machine's own TimeoutSeconds. */
    public Execution(
            StateMachine machine,
            String id,
            String name,
            Object input,
            Tasks tasks,
            Time time,
            History history) {
        this.machine = machine;
        this.id = id;
        this.name = name;
        this.input = Json.from(input);
        this.start = time.instant();
        this.run = new Run(tasks, time, machine.deadline(start));
        this.trail = Trail.start(history, time);
    }

    /** Goes from state to state; a failure of the workflow is an outcome, not an exception. */
    public Outcome run() {
        // the first state points at no event, not even at this one
        trail.branch().add("ExecutionStarted", () -> Map.of("input", Json.print(input)));
        try {
            return succeeded(follow());
        } catch (StateFailure failure) {
            trail.add("ExecutionFailed", failure::details);
            return new Outcome.Failed(failure.error(), failure.cause());
        } catch (TimedOut e) {
            trail.add("ExecutionTimedOut", Map::of);
            return new Outcome.Failed("States.Timeout", "The execution's TimeoutSeconds are over.");
        }
    }

    private Object follow() {
        if (Bytes.of(input) > Bytes.LIMIT) {
            String cause = "The input is longer than " + Bytes.LIMIT + " bytes.";
            throw new StateFailure("States.DataLimitExceeded", cause);
        }
        return new Branch(run, trail, dice(), context(), Map.of()).follow(machine.states(), input);
    }

    private Outcome succeeded(Object output) {
        trail.add("ExecutionSucceeded", () -> Map.of("output", Json.print(output)));
        return new Outcome.Succeeded(Json.plain(output));
    }

    /** The same for each run of this execution. */
    private RandomGenerator dice() {
        UUID hash = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        return new SplittableRandom(hash.getMostSignificantBits());
    }

    private Map<String, Object> context() {
        Map<String, Object> execution = new LinkedHashMap<>();
        execution.put("Id", id);
        execution.put("Input", input);
        execution.put("Name", name);
        execution.put("StartTime", Scope.time(start));
        Map<String, Object> stateMachine = Map.of("Id", machine.name(), "Name", machine.name());
        return Map.of("Execution", Json.from(execution), "StateMachine", Json.from(stateMachine));
    }
}
