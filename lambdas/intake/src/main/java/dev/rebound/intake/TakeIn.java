package dev.rebound.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import dev.rebound.event.NotUnderstood;
import dev.rebound.runtime.Discreet;
import dev.rebound.runtime.Telemetry;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts on the bus what arrives on a queue: SES's events by way of SNS or another bus, and what is
 * none as {@link NotUnderstood}. A message goes back to the queue when anything in it could not be
 * put, and in the end to the dead-letter queue; the rest of the batch is done.
 */
public final class TakeIn implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Envelopes<Entry> ENVELOPES = new Envelopes<>(Entry::of);

    private final EventBus bus;
    private final Telemetry telemetry;

    public TakeIn() {
        this(Production.bus(), Production.telemetry());
    }

    public TakeIn(EventBus bus, Telemetry telemetry) {
        this.bus = bus;
        this.telemetry = telemetry;
    }

    private record Arrival(String item, Entry entry) {}

    /** What it throws Lambda writes to the log, so no address stands in it. */
    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        try {
            return takeIn(batch.getRecords());
        } catch (RuntimeException fault) {
            throw Discreet.of(fault);
        }
    }

    private SQSBatchResponse takeIn(List<SQSMessage> messages) {
        List<Arrival> arrivals = messages.stream().flatMap(this::arrivals).toList();
        List<Optional<String>> faults = bus.put(arrivals.stream().map(Arrival::entry).toList());
        Set<String> failed = new LinkedHashSet<>();
        for (int i = 0; i < faults.size(); i++) {
            String item = arrivals.get(i).item();
            if (faults.get(i).isEmpty()) telemetry.emit(Signals.put(item, arrivals.get(i).entry()));
            else if (failed.add(item))
                telemetry.emit(Signals.returned(item, faults.get(i).orElseThrow()));
        }
        return new SQSBatchResponse(failed.stream().map(BatchItemFailure::new).toList());
    }

    private Stream<Arrival> arrivals(SQSMessage message) {
        return ENVELOPES.open(message.getBody().getBytes(StandardCharsets.UTF_8)).stream()
                .flatMap(content -> entry(content, message).stream())
                .map(entry -> new Arrival(message.getMessageId(), entry));
    }

    private Optional<Entry> entry(Content<Entry> content, SQSMessage message) {
        return switch (content) {
            case Content.Event<Entry>(Entry event) -> Optional.of(event);
            case Content.Junk<Entry>(String because, byte[] junk) ->
                    Optional.of(Entry.of(new NotUnderstood(origin(message), because, junk)));
            case Content.Greeting<Entry>() -> {
                telemetry.emit(Signals.greeted(message.getMessageId()));
                yield Optional.empty();
            }
        };
    }

    private static String origin(SQSMessage message) {
        return message.getEventSourceArn() + "/" + message.getMessageId();
    }
}
