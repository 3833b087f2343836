package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.core.Decision;
import dev.rebound.core.Incident;
import dev.rebound.core.Occasion;
import dev.rebound.json.Json;

import java.util.Map;

/** A state that carries out one decision, once: a decision in, {@code {"outcome": "…"}} out. */
abstract sealed class Effect extends Handler<Map<String, Object>, Map<String, Object>>
        permits Suppress, Lift, Hold, Unlist, Doubt, Release, Resend, CheckOutcome {
    final Ports ports;

    Effect(Ports ports) {
        this.ports = ports;
    }

    @Override
    final Map<String, Object> handle(Map<String, Object> input, Context context) {
        Decision decision = DecisionJson.read(input);
        String key = getClass().getSimpleName() + "/" + subject(decision);
        Once.Done done = ports.once().run(key, context, () -> Json.text(apply(decision, input)));
        return Json.object(done.result());
    }

    /** What this happens once for: each feedback, unless a state says otherwise. */
    String subject(Decision decision) {
        return decision.key();
    }

    /** For what happens once for each message and recipient, however much is reported of them. */
    static String messageOf(Decision decision) {
        return decision.messageId() + "/" + decision.recipient();
    }

    /**
     * @param input the decision as it came, with whatever the workflow added
     * @return with one word as {@code outcome} for the workflow to branch on
     */
    abstract Map<String, Object> apply(Decision decision, Map<String, Object> input);

    static Map<String, Object> outcome(String word) {
        return Map.of("outcome", word);
    }

    final void announce(String detailType, Decision decision) {
        ports.announcer().announce(detailType, DecisionJson.write(decision));
    }

    /**
     * Adds to the incident that a decision belongs to, and announces one that is new.
     *
     * @return whether it is
     */
    final boolean reportIncident(String detailType, Decision decision) {
        return reportIncident(detailType, decision, ports);
    }

    static boolean reportIncident(String detailType, Decision decision, Ports ports) {
        Incident incident = ports.casebook().report(Incident.of(decision));
        boolean isNew = incident.openedBy().equals(decision.key());
        if (isNew) ports.announcer().announce(detailType, DecisionJson.write(decision));
        return isNew;
    }

    /** Writes down for the recipient what became of a decision. */
    final void conclude(Decision decision, String outcome) {
        ports.ledger().conclude(Occasion.of(decision), outcome);
    }
}
