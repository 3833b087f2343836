package dev.rebound.functions;

import dev.rebound.core.Decision;

/** Takes back the complaints up to this one, also those that are still on their way. */
public final class Lift extends Effect {
    public Lift() {
        this(Production.ports());
    }

    public Lift(Ports ports) {
        super(ports);
    }

    @Override
    String apply(Decision decision) {
        ports.ledger()
                .change(decision.recipient(), history -> history.withNotSpam(decision.since()));
        announce("Suppression Lifted", decision);
        return "lifted";
    }
}
