package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.core.Blame;
import dev.rebound.core.Decision;

import java.util.Map;

/**
 * However many delays SES reports, a message is watched by one execution for each recipient: a
 * decision and the {@code execution} that asks in, the one that watches out, as {@code watcher}.
 * Each delay that is the sender's fault adds to an incident.
 */
public final class Watch extends Handler<Map<String, Object>, Map<String, Object>> {
    private final Ports ports;

    public Watch() {
        this(Production.ports());
    }

    public Watch(Ports ports) {
        this.ports = ports;
    }

    @Override
    Map<String, Object> handle(Map<String, Object> input, Context context) {
        Decision decision = DecisionJson.read(input);
        String execution = (String) input.get("execution");
        if (decision.verdict().filter(v -> v.blame() == Blame.SENDER).isPresent())
            ports.once().run("SenderDelay/" + decision.key(), context, () -> report(decision));
        String key = "Watch/" + Effect.messageOf(decision);
        return Map.of("watcher", ports.once().run(key, context, () -> execution).result());
    }

    private String report(Decision decision) {
        return Effect.reportIncident("Sender Fault", decision, ports) ? "held" : "known";
    }
}
