package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Decision;
import dev.rebound.core.Suppression.Ground;

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
        boolean before = hasComplained(decision.recipient());
        ports.ledger()
                .change(
                        decision.recipient(),
                        history -> history.withNotSpam(decision.since(), ports.policy()));
        if (!before || hasComplained(decision.recipient())) return "noted";
        announce("Suppression Lifted", decision);
        return "lifted";
    }

    private boolean hasComplained(Address recipient) {
        return ports.ledger().history(recipient).suppressions().containsKey(Ground.COMPLAINT);
    }
}
