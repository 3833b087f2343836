package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.Incident;

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
    String apply(Decision decision) {
        Incident incident = ports.casebook().report(Incident.of(decision));
        if (!incident.openedBy().equals(decision.key())) return "known";
        announce("Sender Fault", decision);
        return "held";
    }
}
