package dev.rebound.functions;

import dev.rebound.core.Decision;

import java.util.Map;

/**
 * Tells the sender what to mend, setup or message: once for each incident, however many recipients
 * it meets. The address stays as it is.
 */
public final class Hold extends Effect {
    public Hold() {
        this(Production.ports());
    }

    public Hold(Ports ports) {
        super(ports);
    }

    @Override
    Map<String, Object> apply(Decision decision, Map<String, Object> input) {
        return outcome(reportIncident("Sender Fault", decision) ? "held" : "known");
    }
}
