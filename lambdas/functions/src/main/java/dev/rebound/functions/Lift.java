package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Decision;
import dev.rebound.core.RecipientHistory.Mark;
import dev.rebound.core.Suppression.Ground;

import java.util.Map;

/** Takes back the complaints up to this one, also those that are still on their way. */
public final class Lift extends Effect {
    public Lift() {
        this(Production.ports());
    }

    public Lift(Ports ports) {
        super(ports);
    }

    @Override
    Map<String, Object> apply(Decision decision, Map<String, Object> input) {
        boolean before = hasComplained(decision.recipient());
        ports.ledger()
                .change(
                        decision.recipient(),
                        history -> history.with(Mark.NOT_SPAM, decision.since(), ports.policy()));
        if (!before || hasComplained(decision.recipient())) return outcome("noted");
        announce("Suppression Lifted", decision);
        return outcome("lifted");
    }

    private boolean hasComplained(Address recipient) {
        return ports.ledger().history(recipient).suppressions().containsKey(Ground.COMPLAINT);
    }
}
