package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.Incident;

/** Raises the alarm when it is a whole domain that is doubted: once for each outage. */
public final class Doubt extends Effect {
    public Doubt() {
        this(Production.ports());
    }

    public Doubt(Ports ports) {
        super(ports);
    }

    /** A bounce may be doubted several times in turn. */
    @Override
    String subject(Decision decision) {
        return decision.key() + "/" + decision.watchUntil().orElseThrow();
    }

    @Override
    String apply(Decision decision) {
        if (!decision.isOutage()) return "doubted";
        Incident incident = ports.casebook().report(Incident.of(decision));
        if (incident.openedBy().equals(decision.key())) announce("Health Alarm", decision);
        return "outage";
    }
}
