package dev.rebound.local;

import dev.rebound.event.Envelope;
import dev.rebound.functions.Announcer;
import dev.rebound.functions.Quarantine;
import dev.rebound.json.Json;
import dev.rebound.rules.Rule;
import dev.rebound.rules.Target;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The event bus: every event goes to every rule it matches, and what matches none goes to
 * quarantine. What a target could not handle, after as many tries as a queue would make, goes there
 * too: that is this bus's dead-letter queue.
 */
final class Bus implements Announcer {
    /** What Step Functions takes as input. */
    private static final int LARGEST = 262_144;

    private static final int TRIES = 3;

    private final Rules rules;
    private final Functions functions;
    private final Executions executions;
    private final Quarantine quarantine;
    private final Time time;

    Bus(Rules rules, Functions functions, Executions executions, Quarantine quarantine, Time time) {
        this.rules = rules;
        this.functions = functions;
        this.executions = executions;
        this.quarantine = quarantine;
        this.time = time;
    }

    /** Takes an event from outside. */
    void receive(Map<String, Object> event, String origin) {
        int size = Json.text(event).getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST)
            reject(
                    Delivery.of(event, origin),
                    "the event has " + size + " bytes, Step Functions takes " + LARGEST);
        else if (!put(event, origin))
            reject(Delivery.of(event, origin), "no rule matches the event");
    }

    @Override
    public void put(String source, String detailType, Map<String, Object> detail) {
        put(event(source, detailType, detail), detailType);
    }

    /** Goes on with the executions that a killed process left under way. */
    void resume() {
        executions.resume(this::executionFailed);
    }

    private void executionFailed(Map<String, Object> detail, Delivery failed) {
        Map<String, Object> event =
                event("aws.states", "Step Functions Execution Status Change", detail);
        event.put("id", failed.eventId());
        for (Rule rule : rules.matching(event))
            deliver(failed.as(event, rule.name()), rule.target());
    }

    private Map<String, Object> event(
            String source, String detailType, Map<String, Object> detail) {
        String id = Envelope.idOf(detailType + Json.text(detail));
        Map<String, Object> event = Envelope.of(id, source, detailType, detail);
        event.put("time", time.instant().toString());
        return event;
    }

    /**
     * @return whether any rule matched
     */
    private boolean put(Map<String, Object> event, String origin) {
        List<Rule> matching = rules.matching(event);
        for (Rule rule : matching)
            deliver(Delivery.of(event, origin).by(rule.name()), rule.target());
        return !matching.isEmpty();
    }

    private void deliver(Delivery delivery, Target target) {
        switch (target) {
            case Target.StateMachine(String name) ->
                    executions.start(name, delivery, this::executionFailed);
            case Target.Lambda(String name) ->
                    time.start(() -> invoke(delivery, name, delivery.event()));
            case Target.Queue(String name) ->
                    time.start(() -> invoke(delivery, name, batch(delivery)));
            case Target.Arn(String arn) ->
                    System.err.println(
                            delivery.origin()
                                    + ": rule "
                                    + delivery.rule()
                                    + " would send it to "
                                    + arn);
        }
    }

    private void invoke(Delivery delivery, String function, Object payload) {
        String fault = null;
        for (int tries = 0; tries < TRIES; tries++) {
            fault = attempt(delivery, function, payload);
            if (fault == null) return;
        }
        reject(delivery, function + " failed " + TRIES + " times: " + fault);
    }

    /**
     * @return what went wrong; null when nothing did
     */
    private String attempt(Delivery delivery, String function, Object payload) {
        try {
            Object answer =
                    ScopedValue.where(Delivery.CURRENT, delivery)
                            .call(() -> functions.invoke(function, payload));
            boolean partial =
                    answer instanceof Map<?, ?> map
                            && map.get("batchItemFailures") instanceof List<?> failures
                            && !failures.isEmpty();
            return partial ? "it gave the message back to the queue" : null;
        } catch (RuntimeException fault) {
            return fault.toString();
        }
    }

    private static Map<String, Object> batch(Delivery delivery) {
        return Map.of(
                "Records",
                List.of(
                        Map.of(
                                "messageId",
                                delivery.eventId(),
                                "eventSource",
                                "aws:sqs",
                                "body",
                                Json.text(delivery.event()))));
    }

    private void reject(Delivery delivery, String because) {
        reject(
                delivery,
                time.instant(),
                because,
                Json.text(delivery.event()).getBytes(StandardCharsets.UTF_8));
    }

    void reject(Delivery delivery, Instant at, String because, byte[] content) {
        Quarantine.Item item = Quarantine.Item.of(at, delivery.origin(), because, content);
        ScopedValue.where(Delivery.CURRENT, delivery).run(() -> quarantine.keep(item));
    }
}
