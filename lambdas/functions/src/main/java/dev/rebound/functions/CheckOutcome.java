package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.Status;

/**
 * When SES's time is over, looks how the message ended for this recipient: {@code resolved} or
 * {@code stuck}.
 */
public final class CheckOutcome extends Effect {
    public CheckOutcome() {
        this(Production.ports());
    }

    public CheckOutcome(Ports ports) {
        super(ports);
    }

    /** However many delays were reported, a message has one outcome at the end of its time. */
    @Override
    String subject(Decision decision) {
        return decision.messageId()
                + "/"
                + decision.recipient()
                + "/"
                + decision.watchUntil().orElseThrow();
    }

    @Override
    String apply(Decision decision) {
        boolean ended =
                ports.ledger().reported(decision.messageId(), decision.recipient()).stream()
                        .anyMatch(Status::isFinal);
        announce(ended ? "Delivery Resolved" : "Delivery Stuck", decision);
        return ended ? "resolved" : "stuck";
    }
}
