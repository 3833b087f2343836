package dev.rebound.local.aws;

import dev.rebound.json.Json;
import dev.rebound.local.Envelopes;
import dev.rebound.local.Input;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack's bus, which takes events again. Those of AWS come with {@code rebound.intake} as source,
 * since EventBridge lets nobody else name {@code aws.} ones.
 */
public final class EventBus implements AutoCloseable {
    /** PutEvents takes no more at once. */
    private static final int AT_ONCE = 10;

    private final EventBridgeClient client;
    private final String bus;

    private EventBus(EventBridgeClient client, String bus) {
        this.client = client;
        this.bus = bus;
    }

    public static EventBus of(StackRecords stack) {
        return new EventBus(
                stack.access().client(EventBridgeClient.builder()),
                stack.stack().output("EventBus"));
    }

    /**
     * Puts all events of a piece of input on the bus.
     *
     * @return why not all of them are there, in one line; empty when they are
     */
    public Optional<String> put(Input.Piece piece) {
        List<PutEventsRequestEntry> entries = new ArrayList<>();
        for (Envelopes.Content content : Envelopes.contents(piece))
            switch (content) {
                case Envelopes.Junk(String because, byte[] _) -> {
                    return Optional.of("is no event: " + because);
                }
                case Envelopes.Event(Map<String, Object> event) -> entries.add(entry(event));
            }
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            Optional<String> refused =
                    refused(entries.subList(from, Math.min(from + AT_ONCE, entries.size())));
            if (refused.isPresent()) return refused;
        }
        return Optional.empty();
    }

    private Optional<String> refused(List<PutEventsRequestEntry> entries) {
        return client.putEvents(r -> r.entries(entries)).entries().stream()
                .filter(entry -> entry.errorCode() != null)
                .map(PutEventsResultEntry::errorMessage)
                .map(fault -> "EventBridge refuses it: " + fault)
                .findFirst();
    }

    private PutEventsRequestEntry entry(Map<String, Object> event) {
        PutEventsRequestEntry.Builder entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source(source(event))
                        .detailType(event.get("detail-type").toString())
                        .detail(Json.text(event.get("detail")));
        if (event.get("time") instanceof String time) entry.time(Instant.parse(time));
        if (event.get("resources") instanceof List<?> resources)
            entry.resources(resources.stream().map(Object::toString).toList());
        return entry.build();
    }

    private static String source(Map<String, Object> event) {
        String source = String.valueOf(event.get("source"));
        return source.startsWith("aws.") ? "rebound.intake" : source;
    }

    @Override
    public void close() {
        client.close();
    }
}
