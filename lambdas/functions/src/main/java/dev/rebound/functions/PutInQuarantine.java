package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Keeps an event that nobody understood or that could not be carried out: {@code {"event": …,
 * "because": "…"}} in, the quarantine id out.
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
        return Map.of("id", keep(input.get("event"), fields.text("because")));
    }

    private String keep(Object event, String because) {
        String origin =
                event instanceof Map<?, ?> envelope
                        ? String.valueOf(envelope.get("id"))
                        : "unknown";
        byte[] content = Json.text(event).getBytes(StandardCharsets.UTF_8);
        Quarantine.Item item =
                Quarantine.Item.of(ports.clock().instant(), origin, because, content);
        ports.quarantine().keep(item);
        ports.announcer()
                .announce(
                        "Feedback Quarantined",
                        Map.of("id", item.id(), "event", origin, "because", because));
        return item.id();
    }
}
