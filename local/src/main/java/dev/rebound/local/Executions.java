package dev.rebound.local;

import dev.rebound.local.Histories.Run;
import dev.rebound.local.asl.Execution;
import dev.rebound.local.asl.Outcome;
import dev.rebound.local.asl.StateMachine;
import dev.rebound.local.asl.TaskFailure;
import dev.rebound.local.asl.Tasks;

import java.util.Map;

/** Runs the workflows, each execution beside the others. */
final class Executions {
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

    void start(String workflow, Delivery delivery) {
        Run run = histories.begin(workflow, delivery);
        time.start(() -> run(run));
    }

    /**
     * What a killed process left under way is run again from its input: nothing that was done is
     * done twice.
     */
    void resume() {
        histories.unfinished().forEach(run -> time.start(() -> run(run)));
    }

    private void run(Run run) {
        Delivery delivery = run.delivery().to(run.workflow(), run.id());
        StateMachine workflow = workflows.get(run.workflow());
        Outcome outcome =
                new Execution(
                                workflow,
                                run.id(),
                                run.name(),
                                delivery.event(),
                                tasks(delivery),
                                time,
                                histories.history(run))
                        .run();
        histories.end(run);
        if (outcome instanceof Outcome.Failed(String error, String cause))
            System.err.println(
                    delivery.origin()
                            + ": execution "
                            + run.id()
                            + " failed: "
                            + error
                            + ": "
                            + cause);
    }

    /** A handler's exception is an error by the name of its class, as Step Functions sees it. */
    private Tasks tasks(Delivery delivery) {
        return (function, payload) -> {
            try {
                return ScopedValue.where(Delivery.CURRENT, delivery)
                        .call(() -> functions.invoke(function, payload));
            } catch (RuntimeException thrown) {
                throw new TaskFailure(
                        thrown.getClass().getName(), String.valueOf(thrown.getMessage()));
            }
        };
    }
}
