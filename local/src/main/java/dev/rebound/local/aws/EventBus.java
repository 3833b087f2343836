package dev.rebound.local.aws;

import dev.rebound.event.Envelope;
import dev.rebound.intake.Content;
import dev.rebound.intake.Envelopes;
import dev.rebound.json.Json;
import dev.rebound.local.Input;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stack's bus, which takes events again. Those of AWS come with {@code rebound.intake} as source,
 * since EventBridge lets nobody else name {@code aws.} ones.
 */
public final class EventBus implements AutoCloseable {
    /** PutEvents takes no more at once. */
    private static final int AT_ONCE = 10;

    private static final Envelopes<Map<String, Object>> ENVELOPES =
            new Envelopes<>(Envelope::withId);

    private final EventBridgeClient client;
    private final String bus;
    private final String stack;

    private EventBus(EventBridgeClient client, String bus, String stack) {
        this.client = client;
        this.bus = bus;
        this.stack = stack;
    }

    public static EventBus of(StackRecords stack) {
        return new EventBus(
                stack.access().client(EventBridgeClient.builder()),
                stack.stack().output("EventBus"),
                stack.stack().name());
    }

    /**
     * Puts all events of a piece of input on the bus.
     *
     * @return why not all of them are there, in one line; empty when they are
     */
    public Optional<String> put(Input.Piece piece) {
        List<PutEventsRequestEntry> entries = new ArrayList<>();
        for (Content<Map<String, Object>> content : ENVELOPES.open(piece.content()))
            switch (content) {
                case Content.Event<Map<String, Object>>(Map<String, Object> event) ->
                        entries.add(entry(event));
                case Content.Greeting<Map<String, Object>>() -> {}
                case Content.Junk<Map<String, Object>>(String because, byte[] _) -> {
                    return Optional.of("is no event: " + because);
                }
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
        entry.resources(resources(event));
        return entry.build();
    }

    /** With the stack's name, by which its rules tell its events from another's. */
    private Set<String> resources(Map<String, Object> event) {
        Set<String> all = new LinkedHashSet<>(Set.of(stack));
        if (event.get("resources") instanceof List<?> resources)
            resources.forEach(resource -> all.add(resource.toString()));
        return all;
    }

    private static String source(Map<String, Object> event) {
        String source = String.valueOf(event.get("source"));
        return source.startsWith("aws.") ? Envelope.INTAKE : source;
    }

    @Override
    public void close() {
        client.close();
    }
}
