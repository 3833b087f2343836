package dev.rebound.functions;

import dev.rebound.json.Json;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

import java.util.Map;

/**
 * {@link Announcer} by PutEvents. An entry that EventBridge refuses is an exception, so that the
 * caller is retried.
 */
final class EventBridgeAnnouncer implements Announcer {
    private final EventBridgeClient client;
    private final String bus;
    private final String stack;

    /**
     * @param stack stands among the resources of each event, so that systems that share a bus can
     *     tell theirs apart
     */
    EventBridgeAnnouncer(EventBridgeClient client, String bus, String stack) {
        this.client = client;
        this.bus = bus;
        this.stack = stack;
    }

    @Override
    public void put(String source, String detailType, Map<String, Object> detail) {
        PutEventsRequestEntry entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source(source)
                        .detailType(detailType)
                        .resources(stack)
                        .detail(Json.text(detail))
                        .build();
        PutEventsResponse response = client.putEvents(r -> r.entries(entry));
        if (response.failedEntryCount() > 0)
            throw new IllegalStateException(
                    "EventBridge refused \""
                            + detailType
                            + "\": "
                            + response.entries().getFirst().errorMessage());
    }
}
