package dev.rebound.intake;

import dev.rebound.event.Envelope;
import dev.rebound.json.Json;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@link EventBus} by PutEvents, once more for entries that it refused. What is wrong is told
 * without the entry's content.
 */
final class EventBridge implements EventBus {
    private final EventBridgeClient client;
    private final String bus;
    private final String stack;

    /**
     * @param stack the system's name, by which its events are told from another's
     */
    EventBridge(EventBridgeClient client, String bus, String stack) {
        this.client = client;
        this.bus = bus;
        this.stack = stack;
    }

    /**
     * @param index where its fault is noted
     */
    private record Item(int index, PutEventsRequestEntry request) {
        int size() {
            int time = request.time() == null ? 0 : 14;
            return time
                    + bytes(request.source())
                    + bytes(request.detailType())
                    + bytes(request.detail())
                    + bytes(String.join("", request.resources()));
        }
    }

    @Override
    public List<Optional<String>> put(List<Entry> entries) {
        String[] faults = new String[entries.size()];
        for (List<Item> call : Calls.of(items(entries, faults), Item::size)) {
            List<Item> refused = put(call, faults);
            if (!refused.isEmpty()) put(refused, faults);
        }
        return Arrays.stream(faults).map(Optional::ofNullable).toList();
    }

    private List<Item> items(List<Entry> entries, String[] faults) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Item item = new Item(i, request(entries.get(i)));
            if (item.size() < Calls.LIMIT) items.add(item);
            else faults[i] = "too large for an event: " + item.size() + " bytes";
        }
        return items;
    }

    /**
     * @return what EventBridge refused, and may take the next time
     */
    private List<Item> put(List<Item> call, String[] faults) {
        try {
            List<PutEventsRequestEntry> requests = call.stream().map(Item::request).toList();
            List<PutEventsResultEntry> results =
                    client.putEvents(r -> r.entries(requests)).entries();
            for (int i = 0; i < call.size(); i++)
                faults[call.get(i).index()] = fault(results.get(i));
            return call.stream().filter(item -> faults[item.index()] != null).toList();
        } catch (SdkException fault) {
            for (Item item : call) faults[item.index()] = "PutEvents failed: " + name(fault);
            return List.of(); // the client has tried it again by itself
        }
    }

    private static String fault(PutEventsResultEntry result) {
        return result.errorCode() == null ? null : "EventBridge refused it: " + result.errorCode();
    }

    private static String name(SdkException fault) {
        return fault instanceof AwsServiceException told && told.awsErrorDetails() != null
                ? told.awsErrorDetails().errorCode() + ", HTTP " + told.statusCode()
                : fault.toString();
    }

    private PutEventsRequestEntry request(Entry entry) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(Envelope.INTAKE)
                .detailType(entry.detailType())
                .time(entry.time().orElse(null))
                .resources(stack)
                .detail(Json.text(entry.detail()))
                .build();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
