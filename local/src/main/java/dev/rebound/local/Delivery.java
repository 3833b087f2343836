package dev.rebound.local;

import java.util.Map;

/**
 * One event on its way to one target of one rule.
 *
 * @param origin the file and line the event came from, for people
 * @param workflow empty when the target is none
 * @param execution empty when the target is no workflow
 */
public record Delivery(
        Map<String, Object> event, String origin, String rule, String workflow, String execution) {
    /** The delivery that a function is being called for. */
    static final ScopedValue<Delivery> CURRENT = ScopedValue.newInstance();

    String eventId() {
        return String.valueOf(event.get("id"));
    }

    Delivery by(String rule) {
        return new Delivery(event, origin, rule, "", "");
    }

    Delivery to(String workflow, String execution) {
        return new Delivery(event, origin, rule, workflow, execution);
    }
}
