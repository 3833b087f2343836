package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.core.Decision;

import java.util.Map;

/** Decides about a doubted bounce once more: the doubt in, the new decision out. */
public final class AskAgain extends Handler<Map<String, Object>, Map<String, Object>> {
    private final Decisions decisions;

    public AskAgain() {
        this(Production.ports());
    }

    public AskAgain(Ports ports) {
        this.decisions = new Decisions(ports);
    }

    /**
     * @param input {@code {"decision": …, "event": …, "execution": "…"}}
     */
    @Override
    @SuppressWarnings("unchecked") // the workflow passes on what Decide answered
    Map<String, Object> handle(Map<String, Object> input, Context context) {
        Decision doubt = DecisionJson.read((Map<String, Object>) input.get("decision"));
        return decisions.again(
                doubt, (String) input.get("event"), (String) input.get("execution"), context);
    }
}
