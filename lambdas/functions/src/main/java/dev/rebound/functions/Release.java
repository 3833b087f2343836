package dev.rebound.functions;

import dev.rebound.core.Canary;
import dev.rebound.core.Decision;
import dev.rebound.core.Traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Lets a waiting resend go, or puts it off while its domain recovers from trouble: {@code
 * {"outcome": "released"}} or {@code {"outcome": "later", "resendAt": "…"}}.
 */
public final class Release extends Effect {
    public Release() {
        this(Production.ports());
    }

    public Release(Ports ports) {
        super(ports);
    }

    /** It is asked again each time that it was put off to. */
    @Override
    String subject(Decision decision) {
        return messageOf(decision) + "/" + decision.resendAt().orElseThrow();
    }

    @Override
    Map<String, Object> apply(Decision decision, Map<String, Object> input) {
        Instant now = ports.clock().instant();
        String domain = decision.recipient().domain();
        Duration window = ports.policy().doubt().window();
        Traffic traffic = ports.ledger().traffic(domain, decision.since().minus(window), now);
        Canary canary = new Canary(traffic, ports.policy());
        OptionalLong limit = canary.limit(decision.since(), now);
        if (limit.isEmpty() || ports.ledger().release(domain, now, limit.getAsLong()))
            return outcome("released");
        Instant again = canary.again(messageOf(decision), decision.since(), now);
        return Map.of("outcome", "later", "resendAt", again.toString());
    }
}
