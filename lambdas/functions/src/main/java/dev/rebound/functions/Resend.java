package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.Status;

/**
 * When the wait is over, looks once more: whoever was suppressed meanwhile, or got the message
 * after all, gets nothing. For the others it announces {@code Resend Due} with the whole decision,
 * and the application sends.
 */
public final class Resend extends Effect {
    public Resend() {
        this(Production.ports());
    }

    public Resend(Ports ports) {
        super(ports);
    }

    @Override
    String apply(Decision decision) {
        if (delivered(decision)) return "delivered";
        if (suppressed(decision)) return "suppressed";
        announce("Resend Due", decision);
        return "due";
    }

    private boolean delivered(Decision decision) {
        return ports.ledger().reported(decision.messageId(), decision.recipient()).stream()
                .anyMatch(Status::provesDelivery);
    }

    private boolean suppressed(Decision decision) {
        return ports.ledger()
                .history(decision.recipient())
                .suppression(ports.clock().instant())
                .isPresent();
    }
}
