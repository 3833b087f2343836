package dev.rebound.local;

import java.util.Map;

/**
 * One event on its way to one target of one rule.
 *
 * @param origin the file and line the event came from, for people
 * @param workflow empty when the target is none
 * @param execution empty when the target is no workflow
 * @param again whether the execution was begun before and goes on
 */
public record Delivery(
        Map<String, Object> event,
        String origin,
        String rule,
        String workflow,
        String execution,
        boolean again) {
    /** The delivery that a function is being called for. */
    static final ScopedValue<Delivery> CURRENT = ScopedValue.newInstance();

    /** An event that no rule has met yet. */
    static Delivery of(Map<String, Object> event, String origin) {
        return new Delivery(event, origin, "", "", "", false);
    }

    String eventId() {
        return String.valueOf(event.get("id"));
    }

    Delivery by(String rule) {
        return new Delivery(event, origin, rule, "", "", false);
    }

    /** The event that tells of this execution's end. */
    Delivery as(Map<String, Object> end, String rule) {
        return new Delivery(end, origin, rule, workflow, execution, false);
    }
}
