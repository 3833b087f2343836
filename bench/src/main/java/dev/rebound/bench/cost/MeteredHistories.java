package dev.rebound.bench.cost;

import dev.rebound.json.Json;
import dev.rebound.local.Delivery;
import dev.rebound.local.Histories;
import dev.rebound.local.asl.History;
import dev.rebound.local.asl.HistoryEvent;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what Step Functions bills: each state entered, also those inside of a map, and one more
 * for the start of an execution, to be on the safe side (AWS Step Functions Pricing). Nothing may
 * fail here, so that there are no retries to count.
 */
record MeteredHistories(Meter meter) implements Histories {
    @Override
    public Run begin(String workflow, Delivery delivery) {
        meter.add("executions/" + workflow, 1);
        meter.add("transitions/" + workflow + "/start", 1);
        return new Run(workflow, String.valueOf(delivery.event().get("id")), delivery);
    }

    @Override
    public History history(Run run) {
        return new Steps(run.workflow());
    }

    private final class Steps implements History {
        private final String workflow;

        Steps(String workflow) {
            this.workflow = workflow;
        }

        @Override
        public void add(HistoryEvent event) {
            if (event.type().endsWith("StateEntered"))
                meter.add("transitions/" + workflow + "/" + event.details().get("name"), 1);
            if (event.type().equals("TaskScheduled")) meter.add("tasks/" + function(event), 1);
            if (event.type().equals("TaskFailed"))
                throw new IllegalStateException(event.toString());
        }
    }

    private static Object function(HistoryEvent event) {
        Map<String, Object> parameters = Json.object((String) event.details().get("parameters"));
        return parameters.get("FunctionName");
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
}
