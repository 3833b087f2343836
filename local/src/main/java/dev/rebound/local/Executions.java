package dev.rebound.local;

import dev.rebound.json.Json;
import dev.rebound.local.Histories.Run;
import dev.rebound.local.asl.Execution;
import dev.rebound.local.asl.Outcome;
import dev.rebound.local.asl.StateMachine;
import dev.rebound.local.asl.TaskFailure;
import dev.rebound.local.asl.Tasks;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the workflows, each execution beside the others. */
final class Executions {
    private static final String ARN = "arn:aws:states:local:000000000000:";

    private final Map<String, StateMachine> workflows;
    private final Functions functions;
    private final Histories histories;
    private final Time time;

    Executions(
            Map<String, StateMachine> workflows,
            Functions functions,
            Histories histories,
            Time time) {
        this.workflows = workflows;
        this.functions = functions;
        this.histories = histories;
        this.time = time;
    }

    /**
     * Is told of an execution that failed, with the detail of the event that Step Functions would
     * send.
     */
    interface Failures {
        void add(Map<String, Object> detail, Delivery execution);
    }

    void start(String workflow, Delivery delivery, Failures failures) {
        time.start(new Attempt(histories.begin(workflow, delivery), false, failures));
    }

    /**
     * What a killed process left under way is run again from its input: nothing that was done is
     * done twice.
     */
    void resume(Failures failures) {
        histories.unfinished().forEach(run -> time.start(new Attempt(run, true, failures)));
    }

    /** An execution that may be run again from its input, which it keeps small until then. */
    private final class Attempt implements Runnable {
        private final String workflow;
        private final String name;
        private final String rule;
        private final String origin;
        private final byte[] event;
        private final Failures failures;
        private boolean again;

        Attempt(Run run, boolean again, Failures failures) {
            this.workflow = run.workflow();
            this.name = run.name();
            this.rule = run.delivery().rule();
            this.origin = run.delivery().origin();
            this.event = Json.text(run.delivery().event()).getBytes(StandardCharsets.UTF_8);
            this.failures = failures;
            this.again = again;
        }

        @Override
        public void run() {
            Run run = unpacked();
            again = true;
            if (execute(run) instanceof Outcome.Failed failure)
                failures.add(statusChange(run, failure), run.delivery());
            histories.end(run);
        }

        private Run unpacked() {
            Map<String, Object> input = Json.object(new String(event, StandardCharsets.UTF_8));
            return new Run(
                    workflow,
                    name,
                    new Delivery(input, origin, rule, workflow, workflow + ":" + name, again));
        }
    }

    private Outcome execute(Run run) {
        StateMachine workflow = workflows.get(run.workflow());
        if (workflow == null) return new Outcome.Failed("StateMachineDoesNotExist", run.workflow());
        Map<String, Object> input = run.delivery().event();
        return new Execution(
                        workflow,
                        run.id(),
                        run.name(),
                        input,
                        tasks(run.delivery()),
                        time,
                        histories.history(run))
                .run();
    }

    /** A handler's exception is an error by the name of its class. */
    private Tasks tasks(Delivery delivery) {
        return (function, payload) -> {
            try {
                return ScopedValue.where(Delivery.CURRENT, delivery)
                        .call(() -> functions.invoke(function, payload));
            } catch (RuntimeException thrown) {
                throw new TaskFailure(thrown.getClass().getName(), report(thrown));
            }
        };
    }

    /** As the Java runtime of Lambda writes it, and Step Functions passes it on as text. */
    private static String report(RuntimeException thrown) {
        Map<String, Object> report = new LinkedHashMap<>();
        if (thrown.getMessage() != null) report.put("errorMessage", thrown.getMessage());
        report.put("errorType", thrown.getClass().getName());
        report.put(
                "stackTrace",
                Stream.of(thrown.getStackTrace()).map(StackTraceElement::toString).toList());
        return Json.text(report);
    }

    /** Step Functions Developer Guide, "Step Functions Execution Status Change". */
    private static Map<String, Object> statusChange(Run run, Outcome.Failed failure) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("executionArn", ARN + "execution:rebound-" + run.id());
        detail.put("stateMachineArn", ARN + "stateMachine:rebound-" + run.workflow());
        detail.put("name", run.name());
        detail.put("status", "FAILED");
        detail.put("input", Json.text(run.delivery().event()));
        detail.put("error", failure.error());
        detail.put("cause", failure.cause());
        return detail;
    }
}
