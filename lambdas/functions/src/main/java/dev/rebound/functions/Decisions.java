package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.core.Decider;
import dev.rebound.core.Feedback;
import dev.rebound.functions.Ledger.Origin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides about each feedback of an event, and about each only once: a half-done event resumes
 * where it stopped.
 */
final class Decisions {
    private final Ports ports;
    private final Decider decider;

    Decisions(Ports ports) {
        this.ports = ports;
        this.decider = new Decider(ports.policy());
    }

    /**
     * @param execution the workflow execution that asks; empty when no workflow does
     * @return {@link DecisionJson}, one for each recipient in the event
     */
    List<Map<String, Object>> on(Map<String, Object> event, String execution, Context context) {
        Origin origin = new Origin(String.valueOf(event.get("id")), execution);
        return SesEvents.read(event).stream()
                .map(reading -> answer(reading, origin, context))
                .toList();
    }

    private Map<String, Object> answer(SesEvents.Reading reading, Origin origin, Context context) {
        return switch (reading) {
            case SesEvents.Reading.Understood(Feedback feedback) ->
                    decide(feedback, origin, context);
            case SesEvents.Reading.Unreadable(String because) -> DecisionJson.quarantine(because);
        };
    }

    private Map<String, Object> decide(Feedback feedback, Origin origin, Context context) {
        Once.Done done =
                ports.once()
                        .run(Decide.KEY + feedback.key(), context, () -> decide(feedback, origin));
        Map<String, Object> answer = new LinkedHashMap<>(Json.object(done.result()));
        answer.put("duplicate", done.before());
        return answer;
    }

    private String decide(Feedback feedback, Origin origin) {
        return Json.text(
                DecisionJson.write(
                        ports.ledger()
                                .record(
                                        feedback,
                                        origin,
                                        history ->
                                                decider.decide(
                                                        feedback,
                                                        history,
                                                        ports.clock().instant()))));
    }
}
