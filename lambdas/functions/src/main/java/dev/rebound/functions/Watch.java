package dev.rebound.functions;

import dev.rebound.core.Blame;
import dev.rebound.core.Decision;

import java.util.Map;

/**
 * However many delays SES reports, a message is watched by one execution for each recipient: the
 * one whose decision's key comes out as {@code watcher}. A delay that is the sender's fault is also
 * an incident.
 */
public final class Watch extends Effect {
    public Watch() {
        this(Production.ports());
    }

    public Watch(Ports ports) {
        super(ports);
    }

    @Override
    String subject(Decision decision) {
        return messageOf(decision);
    }

    @Override
    Map<String, Object> apply(Decision decision, Map<String, Object> input) {
        boolean senders = decision.verdict().filter(v -> v.blame() == Blame.SENDER).isPresent();
        if (senders) reportIncident("Sender Fault", decision);
        return Map.of("outcome", "watching", "watcher", decision.key());
    }
}
