package dev.rebound.cdk.assembly;

import dev.rebound.cdk.Project;
import dev.rebound.json.Json;
import dev.rebound.local.Time;
import dev.rebound.local.asl.Execution;
import dev.rebound.local.asl.Outcome;
import dev.rebound.local.asl.StateMachine;
import dev.rebound.local.asl.TaskFailure;
import dev.rebound.local.asl.Tasks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A workflow that decides to suppress, and whose function then fails each time. */
final class Failing {
    private Failing() {}

    /**
     * @param report of AWS's runtime client, which Step Functions passes on as the cause
     */
    static Outcome end(String definition, String report) {
        StateMachine workflow =
                StateMachine.parse(
                        "workflow.asl.json",
                        definition,
                        Project.calls(definition).stream()
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(), Function.identity())));
        String error = (String) Json.object(report).get("errorType");
        Tasks tasks =
                (function, _) -> {
                    if (!function.equals("decide")) throw new TaskFailure(error, report);
                    return List.of(Map.of("decision", "suppress"));
                };
        return new Execution(workflow, "id", "name", Map.of(), tasks, new NoTime(), _ -> {}).run();
    }

    /** Nobody waits. */
    private static final class NoTime implements Time {
        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public void startAt(Instant due, Runnable work) {
            work.run();
        }

        @Override
        public void sleepUntil(Instant due) {}

        @Override
        public <T> List<T> all(List<Supplier<T>> work) {
            return work.stream().map(Supplier::get).toList();
        }
    }
}
