package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.EventType;

/**
 * Takes an address that is not at fault off SES's own list, so that it can be sent to again. A
 * state of its own, since SES allows one such request a second.
 */
public final class Unlist extends Effect {
    public Unlist() {
        this(Production.ports());
    }

    public Unlist(Ports ports) {
        super(ports);
    }

    @Override
    String apply(Decision decision) {
        boolean listed = decision.hard() || decision.type() == EventType.COMPLAINT;
        if (!listed) return "not-listed";
        ports.accountList().remove(decision.recipient());
        return "unlisted";
    }
}
