package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Suppression;

/** Puts the recipient on the suppression list, unless what is known by now speaks against it. */
public final class Suppress extends Effect {
    public Suppress() {
        this(Production.ports());
    }

    public Suppress(Ports ports) {
        super(ports);
    }

    @Override
    String apply(Decision decision) {
        Suppression suppression = Suppression.of(decision);
        RecipientHistory after =
                ports.ledger().change(decision.recipient(), history -> history.with(suppression));
        if (!after.suppressions().containsValue(suppression)) return "overruled";
        announce("Recipient Suppressed", decision);
        return "suppressed";
    }
}
