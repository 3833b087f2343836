package dev.rebound.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import dev.rebound.event.NotUnderstood;

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

    public TakeIn() {
        this(Production.bus());
    }

    public TakeIn(EventBus bus) {
        this.bus = bus;
    }

    private record Arrival(String messageId, Entry entry) {}

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        List<Arrival> arrivals =
                batch.getRecords().stream().flatMap(message -> arrivals(message, context)).toList();
        List<Optional<String>> faults = bus.put(arrivals.stream().map(Arrival::entry).toList());
        Set<String> failed = new LinkedHashSet<>();
        for (int i = 0; i < faults.size(); i++) {
            String id = arrivals.get(i).messageId();
            if (faults.get(i).isPresent() && failed.add(id))
                logReturn(id, faults.get(i).orElseThrow(), context);
        }
        return new SQSBatchResponse(failed.stream().map(BatchItemFailure::new).toList());
    }

    private static Stream<Arrival> arrivals(SQSMessage message, Context context) {
        String id = message.getMessageId();
        String origin = message.getEventSourceArn() + "/" + id;
        return ENVELOPES.open(message.getBody().getBytes(StandardCharsets.UTF_8)).stream()
                .flatMap(content -> entry(content, origin, context).stream())
                .map(entry -> new Arrival(id, entry));
    }

    private static Optional<Entry> entry(Content<Entry> content, String origin, Context context) {
        return switch (content) {
            case Content.Event<Entry>(Entry event) -> Optional.of(event);
            case Content.Junk<Entry>(String because, byte[] junk) ->
                    Optional.of(Entry.of(new NotUnderstood(origin, because, junk)));
            case Content.Greeting<Entry>() -> {
                context.getLogger().log(origin + ": SES has tried out its topic\n");
                yield Optional.empty();
            }
        };
    }

    private static void logReturn(String messageId, String fault, Context context) {
        context.getLogger()
                .log("message " + messageId + " goes back to the queue: " + fault + "\n");
    }
}
