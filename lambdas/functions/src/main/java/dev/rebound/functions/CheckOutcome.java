package dev.rebound.functions;

import dev.rebound.core.Decision;
import dev.rebound.core.Status;
import dev.rebound.json.Json;

import java.util.Map;

/**
 * When SES's time is over, looks how the message ended for this recipient: {@code resolved} or
 * {@code stuck}.
 */
public final class CheckOutcome extends Effect {
    /** How the keys begin under which a message's outcome is told once. */
    static final String KEY = "CheckOutcome/";

    /** The answer when nobody knows how it ended. */
    static final String STUCK = Json.text(outcome("stuck"));

    public CheckOutcome() {
        this(Production.ports());
    }

    public CheckOutcome(Ports ports) {
        super(ports);
    }

    /** However many delays were reported, a message has one outcome at the end of its time. */
    @Override
    String subject(Decision decision) {
        return messageOf(decision);
    }

    @Override
    Map<String, Object> apply(Decision decision, Map<String, Object> input) {
        boolean ended =
                ports.ledger().reported(decision.messageId(), decision.recipient()).stream()
                        .anyMatch(Status::isFinal);
        String outcome = ended ? "resolved" : "stuck";
        announce(ended ? "Delivery Resolved" : "Delivery Stuck", decision);
        conclude(decision, outcome);
        return outcome(outcome);
    }
}
