package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.Status;

/**
 * When the wait is over, looks once more: whoever was suppressed meanwhile, has unsubscribed, or
 * got the message after all, gets nothing. For the others it announces {@code Resend Due} with the
 * whole decision, and the application sends.
 */
public final class Resend extends Effect {
    public Resend() {
        this(Production.ports());
    }

    public Resend(Ports ports) {
        super(ports);
    }

    /** However often a message bounced for a recipient, it is sent again once. */
    @Override
    String subject(Decision decision) {
        return decision.messageId() + "/" + decision.recipient();
    }

    @Override
    String apply(Decision decision) {
        if (isForbidden(decision)) return "forbidden";
        if (isSuppressed(decision)) return "suppressed";
        announce("Resend Due", decision);
        return "due";
    }

    private boolean isForbidden(Decision decision) {
        return ports.ledger().reported(decision.messageId(), decision.recipient()).stream()
                .anyMatch(Status::forbidsResend);
    }

    private boolean isSuppressed(Decision decision) {
        return ports.ledger()
                .history(decision.recipient())
                .suppression(ports.clock().instant())
                .isPresent();
    }
}
