package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.EventType;
import dev.rebound.core.Incident;
import dev.rebound.core.Verdict.Gravity;

/**
 * Tells the sender what to mend, setup or message: once for each incident, however many recipients
 * it meets. The address stays as it is, and is taken off SES's own list, where SES may have put it.
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
        if (mayBeListed(decision)) ports.accountList().remove(decision.recipient());
        Incident incident = ports.casebook().report(Incident.of(decision));
        if (!incident.openedBy().equals(decision.key())) return "known";
        announce("Sender Fault", decision);
        return "held";
    }

    /** SES lists whom it has seen bounce hard. */
    private static boolean mayBeListed(Decision decision) {
        return decision.type() == EventType.BOUNCE
                && decision.verdict().orElseThrow().gravity() != Gravity.PASSING;
    }
}
