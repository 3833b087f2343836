package dev.rebound.local.asl;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A workflow read from an ASL file, checked to the last field. */
public final class StateMachine {
    private static final String SUFFIX = ".asl.json";

    private final String name;
    private final States states;
    private final Optional<Integer> timeoutSeconds;

    private StateMachine(String name, States states, Optional<Integer> timeoutSeconds) {
        this.name = name;
        this.states = states;
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * @throws InvalidStateMachine one line naming file, place and fault
     */
    public static StateMachine parse(
            String fileName, String json, Map<String, String> substitutions) {
        Cursor at = Cursor.over(fileName, json, substitutions);
        StateMachine machine = read(fileName, at);
        at.refuseUnknownFields();
        return machine;
    }

    private static StateMachine read(String fileName, Cursor at) {
        at.comment();
        at.required("QueryLanguage").as(Type.oneOf("JSONata"));
        at.optional("Version").ifPresent(version -> version.as(Type.oneOf("1.0")));
        return new StateMachine(
                fileName.substring(fileName.lastIndexOf('/') + 1).replace(SUFFIX, ""),
                States.read(at, new Names()),
                at.optional("TimeoutSeconds").map(s -> s.as(Type.whole(1, Type.MAX_SECONDS))));
    }

    /** The file's name without its suffix. */
    public String name() {
        return name;
    }

    States states() {
        return states;
    }

    /** When an execution that starts now times out. */
    Instant deadline(Instant start) {
        return timeoutSeconds.map(start::plusSeconds).orElse(Instant.MAX);
    }
}
