package dev.rebound.functions;

import dev.rebound.core.Decision;

import java.util.Map;

/**
 * Tells that the recipient is on the suppression list, unless what is known by now speaks against
 * it. The decision itself put them there, together with what it was made of.
 */
public final class Suppress extends Effect {
    public Suppress() {
        this(Production.ports());
    }

    public Suppress(Ports ports) {
        super(ports);
    }

    @Override
    Map<String, Object> apply(Decision decision, Map<String, Object> input) {
        boolean stands =
                ports.ledger().history(decision.recipient()).suppressions().values().stream()
                        .anyMatch(suppression -> suppression.key().equals(decision.cause()));
        if (!stands) return outcome("overruled");
        announce("Recipient Suppressed", decision);
        return outcome("suppressed");
    }
}
