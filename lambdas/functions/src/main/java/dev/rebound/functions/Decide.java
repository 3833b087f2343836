package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import java.util.List;
import java.util.Map;

/**
 * First state of every workflow: {@code {"event": …, "execution": "…"}} in, one decision for each
 * recipient out. What it cannot read comes out as the decision {@code quarantine}, for the workflow
 * to put there.
 */
public final class Decide extends Handler<Map<String, Object>, List<Map<String, Object>>> {
    /** How the keys begin under which decisions are made once. */
    public static final String KEY = "Decide/";

    private final Decisions decisions;

    public Decide() {
        this(Production.ports());
    }

    public Decide(Ports ports) {
        this.decisions = new Decisions(ports);
    }

    @Override
    @SuppressWarnings("unchecked") // EventBridge sends objects only
    List<Map<String, Object>> handle(Map<String, Object> input, Context context) {
        return decisions.on(
                (Map<String, Object>) input.get("event"), (String) input.get("execution"), context);
    }
}
