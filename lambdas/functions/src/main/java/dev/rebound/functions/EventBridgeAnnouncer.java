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

    EventBridgeAnnouncer(EventBridgeClient client, String bus) {
        this.client = client;
        this.bus = bus;
    }

    @Override
    public void put(String source, String detailType, Map<String, Object> detail) {
        PutEventsRequestEntry entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source(source)
                        .detailType(detailType)
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
