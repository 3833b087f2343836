package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import dev.rebound.json.Json;
import dev.rebound.runtime.Telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records what needs no workflow: how far each message has come. Its queue holds EventBridge
 * events.
 */
public final class Track extends Handler<SQSEvent, SQSBatchResponse> {
    private final Telemetry telemetry;
    private final Decisions decisions;
    private final Hold hold;
    private final PutInQuarantine putInQuarantine;

    public Track() {
        this(Production.ports());
    }

    public Track(Ports ports) {
        this.telemetry = ports.telemetry();
        this.decisions = new Decisions(ports);
        this.hold = new Hold(ports);
        this.putInQuarantine = new PutInQuarantine(ports);
    }

    @Override
    SQSBatchResponse handle(SQSEvent batch, Context context) {
        return new SQSBatchResponse(
                batch.getRecords().stream()
                        .flatMap(message -> failure(message, context).stream())
                        .toList());
    }

    /**
     * A message that fails goes back to the queue, in the end to its dead-letter queue; the rest of
     * the batch is done.
     */
    private Optional<BatchItemFailure> failure(SQSMessage message, Context context) {
        try {
            track(Json.object(message.getBody()), context);
            return Optional.empty();
        } catch (RuntimeException fault) {
            telemetry.emit(Signals.returned(message.getMessageId(), fault));
            return Optional.of(new BatchItemFailure(message.getMessageId()));
        }
    }

    private void track(Map<String, Object> event, Context context) {
        List<Map<String, Object>> answers = decisions.on(event, "", context);
        for (Map<String, Object> answer : answers)
            switch ((String) answer.get("decision")) {
                case "hold" -> hold.handleRequest(answer, context);
                case DecisionJson.QUARANTINE ->
                        putInQuarantine.handleRequest(
                                Map.of("event", event, "because", answer.get("because")), context);
                case "leave" -> {} // it is recorded, and there is nothing to do
                default ->
                        throw new IllegalStateException(
                                "only a workflow can " + answer.get("decision"));
            }
    }
}
