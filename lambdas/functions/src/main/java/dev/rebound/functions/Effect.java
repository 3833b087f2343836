package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rebound.core.Decision;

import java.util.Map;

/** A state that carries out one decision, once: a decision in, {@code {"outcome": "…"}} out. */
abstract sealed class Effect implements RequestHandler<Map<String, Object>, Map<String, Object>>
        permits Suppress, Lift, Hold, Unlist, Doubt, Resend, CheckOutcome {
    final Ports ports;

    Effect(Ports ports) {
        this.ports = ports;
    }

    @Override
    public final Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        Decision decision = DecisionJson.read(input);
        String key = getClass().getSimpleName() + "/" + subject(decision);
        return Map.of("outcome", ports.once().run(key, context, () -> apply(decision)).result());
    }

    /** What this happens once for: each feedback, unless a state says otherwise. */
    String subject(Decision decision) {
        return decision.key();
    }

    /**
     * @return one word for the workflow to branch on
     */
    abstract String apply(Decision decision);

    final void announce(String detailType, Decision decision) {
        ports.announcer().announce(detailType, DecisionJson.write(decision));
    }
}
