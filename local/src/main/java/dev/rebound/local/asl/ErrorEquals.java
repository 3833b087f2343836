package dev.rebound.local.asl;

import java.util.List;
import java.util.Set;

/** The errors that a retrier or a catcher is for. */
record ErrorEquals(List<String> names) {
    private static final String ALL = "States.ALL";
    private static final String TIMEOUT = "States.Timeout";

    /** Caught by name only. */
    private static final Set<String> TERMINAL =
            Set.of("States.Runtime", "States.DataLimitExceeded");

    private static final Set<String> RESERVED =
            Set.of(
                    ALL,
                    TIMEOUT,
                    "States.TaskFailed",
                    "States.HeartbeatTimeout",
                    "States.Permissions",
                    "States.BranchFailed",
                    "States.NoChoiceMatched",
                    "States.ExceedToleratedFailureThreshold",
                    "States.ItemReaderFailed",
                    "States.ResultWriterFailed",
                    "States.QueryEvaluationError",
                    "States.Runtime",
                    "States.DataLimitExceeded");

    static ErrorEquals read(Cursor at) {
        return new ErrorEquals(at.items().stream().map(name -> name.as(Type.TEXT)).toList());
    }

    /** Refuses names that ASL does not have, and States.ALL but alone and last. */
    static void check(Cursor at, boolean last) {
        List<String> names = read(at).names();
        if (names.isEmpty()) {
            throw at.fault("must name an error");
        }
        for (String name : names) {
            if (name.startsWith("States.") && !RESERVED.contains(name)) {
                throw at.fault("no error is called " + name);
            }
        }
        if (names.contains(ALL) && (names.size() > 1 || !last)) {
            throw at.fault("States.ALL must stand alone and come last");
        }
    }

    boolean match(StateFailure failure) {
        return names.stream().anyMatch(name -> matches(name, failure.error()));
    }

    private static boolean matches(String name, String error) {
        boolean wild = error == null || !TERMINAL.contains(error);
        return switch (name) {
            case ALL -> wild;
            case "States.TaskFailed" -> wild && !TIMEOUT.equals(error);
            default -> name.equals(error);
        };
    }
}
