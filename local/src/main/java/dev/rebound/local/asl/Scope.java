package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata.Frame;

import dev.rebound.local.asl.Transition.Taken;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the fields of a state see while it is being visited, and how they fail it. */
final class Scope {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final Branch branch;
    private final String state;
    private final Object input;
    private final String entered;
    private final long entryEvent;
    private int retries;

    Scope(Branch branch, String state, Object input, Instant entered, long entryEvent) {
        this.branch = branch;
        this.state = state;
        this.input = input;
        this.entered = time(entered);
        this.entryEvent = entryEvent;
    }

    /** As {@code $states.context} writes it. */
    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    Branch branch() {
        return branch;
    }

    Object input() {
        return input;
    }

    Frame frame() {
        return frame(branch.context(), Map.of());
    }

    /** With {@code result} or {@code errorOutput} beside the input. */
    Frame frame(String name, Object value) {
        return frame(branch.context(), Map.of(name, value));
    }

    /** For one item of a Map. */
    Frame itemFrame(Object item) {
        return frame(branch.inside(item), Map.of());
    }

    private Frame frame(Map<String, Object> context, Map<String, Object> more) {
        Map<String, Object> here = new HashMap<>(context);
        here.put("State", Map.of("EnteredTime", entered, "Name", state, "RetryCount", retries));
        Map<String, Object> states = new HashMap<>(more);
        states.put("input", input);
        states.put("context", here);
        return branch.frame(states);
    }

    /** Evaluates; what fails in this is the state's failure. */
    <T> T query(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (QueryFailure e) {
            StateFailure failure = failure("States.QueryEvaluationError", e.getMessage());
            branch.trail().add("EvaluationFailed", () -> details(e, failure));
            throw failure;
        }
    }

    private Map<String, Object> details(QueryFailure e, StateFailure failure) {
        Map<String, Object> details = failure.details();
        details.put("location", e.location());
        details.put("state", state);
        return details;
    }

    Taken take(Transition transition, Frame frame, Object otherwise) {
        Taken taken = query(() -> transition.take(frame, otherwise));
        limited(Json.from(taken.assigned()), "variables");
        limited(taken.output(), "output");
        return taken;
    }

    /** The value, if it is not too long. */
    Object limited(Object value, String what) {
        if (Bytes.of(value) > Bytes.LIMIT) {
            String cause = "The " + what + " is longer than " + Bytes.LIMIT + " bytes.";
            throw failure("States.DataLimitExceeded", cause);
        }
        return value;
    }

    StateFailure failure(String error, String cause) {
        String subject = "An error occurred while executing the state '" + state;
        String place = "' (entered at the event id #" + entryEvent + "). ";
        return new StateFailure(error, subject + place + cause);
    }

    void countRetry() {
        retries++;
    }
}
