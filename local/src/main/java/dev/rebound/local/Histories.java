package dev.rebound.local;

import dev.rebound.local.asl.History;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The histories of executions, and which of them are under way. */
public interface Histories {
    /** Whether anything is kept: then an execution must go through each of its steps once. */
    default boolean areKept() {
        return true;
    }

    /**
     * Names a new execution after its event, as EventBridge does, and notes that it is under way.
     */
    Run begin(String workflow, Delivery delivery);

    /**
     * Where the history of this run goes; what an earlier, killed attempt wrote there is written
     * anew.
     */
    History history(Run run);

    void end(Run run);

    /** What was under way when the process ended. */
    List<Run> unfinished();

    /**
     * The events of an execution, oldest first.
     *
     * @param id such as {@code bounce:6f1c…}, or its beginning: the latest that fits is meant
     */
    Optional<List<Map<String, Object>>> find(String id);

    /** One execution; its id names it everywhere: {@code bounce:6f1c…}. */
    record Run(String workflow, String name, Delivery delivery) {
        String id() {
            return workflow + ":" + name;
        }
    }

    /** Keeps nothing. */
    Histories NONE =
            new Histories() {
                @Override
                public boolean areKept() {
                    return false;
                }

                @Override
                public Run begin(String workflow, Delivery delivery) {
                    return new Run(workflow, delivery.eventId(), delivery);
                }

                @Override
                public History history(Run run) {
                    return History.NONE;
                }

                @Override
                public void end(Run run) {}

                @Override
                public List<Run> unfinished() {
                    return List.of();
                }

                @Override
                public Optional<List<Map<String, Object>>> find(String id) {
                    return Optional.empty();
                }
            };
}
