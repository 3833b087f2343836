package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata.Frame;

import java.util.Map;
import java.util.Optional;

/** A way out of a state: what to assign, what to put out, and where to; nowhere is the end. */
record Transition(Map<String, Template> assign, Optional<Template> output, Optional<String> next) {
    /** A way out that was taken. */
    record Taken(Map<String, Object> assigned, Object output, Optional<String> next) {}

    /** Assign and Output see the same variables: those from before. */
    Taken take(Frame frame, Object otherwise) {
        Map<String, Object> assigned =
                assign.isEmpty() ? Map.of() : Template.evaluateAll(assign, frame);
        Object value = output.isPresent() ? output.get().evaluate(frame) : otherwise;
        return new Taken(assigned, value, next);
    }
}
