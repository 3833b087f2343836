package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rebound.json.Fields;
import dev.rebound.json.Json;

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
                : keep(Json.text(input.get("event")), fields.text("because"));
    }

    private Map<String, Object> keepInput(Fields execution) {
        String error = execution.optionalText("error").orElse(execution.text("status"));
        String cause = execution.optionalText("cause").orElse("see its history");
        String because = "the workflow failed: " + error + ": " + cause;
        return keep(execution.optionalText("input").orElse("{}"), because);
    }

    private Map<String, Object> keep(String content, String because) {
        Fields event = Fields.of(Json.object(content));
        String origin = event.optionalText("id").orElse("unknown");
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Quarantine.Item item = Quarantine.Item.of(ports.clock().instant(), origin, because, bytes);
        if (ports.quarantine().keep(item) && !isOurOwn(event)) announce(item);
        return Map.of("id", item.id());
    }

    private void announce(Quarantine.Item item) {
        Map<String, Object> detail =
                Map.of("id", item.id(), "event", item.origin(), "because", item.because());
        ports.announcer().announce("Feedback Quarantined", detail);
    }

    /**
     * A rule that sends announcements where nobody understands them must not go round in circles.
     */
    private static boolean isOurOwn(Fields event) {
        return event.optionalText("source").filter(Announcer.SOURCE::equals).isPresent();
    }
}
