package dev.rebound.functions;

import dev.rebound.core.Decision;

import java.util.Map;

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
    Map<String, Object> apply(Decision decision, Map<String, Object> input) {
        if (!decision.isOutage()) return outcome("doubted");
        if (reportIncident("Health Alarm", decision))
            ports.telemetry().emit(Signals.outage(decision));
        return outcome("outage");
    }
}
