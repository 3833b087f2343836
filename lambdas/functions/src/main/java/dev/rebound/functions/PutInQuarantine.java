package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Keeps what nobody understood or could carry out. Takes {@code {"event": …, "because": "…"}} from
 * a workflow, or the event by which Step Functions tells that an execution failed (Step Functions
 * Developer Guide, "Step Functions Execution Status Change"); gives the quarantine's id.
 */
public final class PutInQuarantine
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Ports ports;

    public PutInQuarantine() {
        this(Production.ports());
    }

    public PutInQuarantine(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        Fields fields = Fields.of(input);
        return fields.has("detail-type")
                ? keepInput(fields.object("detail"))
                : keep(
                        id(input.get("event")),
                        Json.text(input.get("event")),
                        fields.text("because"));
    }

    private Map<String, Object> keepInput(Fields execution) {
        String input = execution.optionalText("input").orElse("");
        String error = execution.optionalText("error").orElse(execution.text("status"));
        String cause = execution.optionalText("cause").orElse("see its history");
        return keep(
                execution.text("name"),
                input,
                "execution " + execution.text("executionArn") + " failed: " + error + ": " + cause);
    }

    private Map<String, Object> keep(String origin, String content, String because) {
        Quarantine.Item item =
                Quarantine.Item.of(
                        ports.clock().instant(),
                        origin,
                        because,
                        content.getBytes(StandardCharsets.UTF_8));
        boolean isNew = ports.quarantine().keep(item);
        if (isNew)
            ports.announcer()
                    .announce(
                            "Feedback Quarantined",
                            Map.of("id", item.id(), "event", origin, "because", because));
        return Map.of("id", item.id());
    }

    private static String id(Object event) {
        return event instanceof Map<?, ?> envelope ? String.valueOf(envelope.get("id")) : "unknown";
    }
}
