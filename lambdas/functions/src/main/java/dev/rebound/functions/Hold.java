package dev.rebound.functions;

import dev.rebound.core.Decision;

/** Tells the sender what to mend, setup or message; the address stays as it is. */
public final class Hold extends Effect {
    public Hold() {
        this(Production.ports());
    }

    public Hold(Ports ports) {
        super(ports);
    }

    @Override
    String apply(Decision decision) {
        announce("Sender Fault", decision);
        return "held";
    }
}
