package dev.rebound.local.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the ways out of states, which lead to their siblings. */
final class TransitionReader {
    private final Set<String> siblings;
    private final Names names;

    TransitionReader(Set<String> siblings, Names names) {
        this.siblings = siblings;
        this.names = names;
    }

    /** The name of a sibling. */
    String target(Cursor at) {
        String name = at.as(Type.TEXT);
        if (!siblings.contains(name)) {
            throw at.fault("there is no state " + name);
        }
        return name;
    }

    /** Of a state that either goes on or ends. */
    Transition onward(Cursor at) {
        Optional<Cursor> next = at.optional("Next");
        Optional<Cursor> end = at.optional("End");
        if (next.isPresent() == end.isPresent()) {
            throw at.fault("needs one of Next and End");
        }
        end.ifPresent(field -> field.as(Type.TRUE));
        return to(next, at);
    }

    /** Of a rule or a catcher. */
    Transition next(Cursor at) {
        return to(Optional.of(at.required("Next")), at);
    }

    /** Of a Choice when no rule holds. */
    Transition otherwise(Cursor at) {
        return to(at.optional("Default"), at);
    }

    /** Of Succeed, which has no use for variables. */
    Transition end(Cursor at) {
        return new Transition(Map.of(), output(at), Optional.empty());
    }

    private Transition to(Optional<Cursor> target, Cursor at) {
        return new Transition(assign(at), output(at), target.map(this::target));
    }

    private Map<String, Template> assign(Cursor at) {
        Map<String, Template> assign = new LinkedHashMap<>();
        at.optional("Assign")
                .map(Cursor::members)
                .orElse(Map.of())
                .forEach((name, value) -> assign.put(name, variable(name, value)));
        return assign;
    }

    private Template variable(String name, Cursor at) {
        names.variable(name, at);
        return Template.read(at);
    }

    private static Optional<Template> output(Cursor at) {
        return at.optional("Output").map(Template::read);
    }
}
