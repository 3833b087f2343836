package dev.rebound.local;

import dev.rebound.functions.Ports;
import dev.rebound.local.ses.Ses;

import java.util.Map;
import java.util.function.Consumer;

/** What lies outside of Rebound on one machine: SES, and what may go wrong. */
public interface World {
    /**
     * @param bus takes the events that SES publishes, as EventBridge envelopes
     */
    Ses ses(Time time, Consumer<Map<String, Object>> bus);

    /** Stands between the handlers and their ports. */
    default Ports between(Ports ports) {
        return ports;
    }

    /** Takes what a function logs. */
    default void log(String line) {
        System.err.print(line);
    }
}
