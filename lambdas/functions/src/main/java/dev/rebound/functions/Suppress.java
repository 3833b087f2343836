package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.Suppression;

/** Puts the recipient on the suppression list. */
public final class Suppress extends Effect {
    public Suppress() {
        this(Production.ports());
    }

    public Suppress(Ports ports) {
        super(ports);
    }

    @Override
    String apply(Decision decision) {
        ports.ledger()
                .change(decision.recipient(), history -> history.with(Suppression.of(decision)));
        announce("Recipient Suppressed", decision);
        return "suppressed";
    }
}
