package dev.rebound.intake;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;

import dev.rebound.json.Json;
import dev.rebound.runtime.Priming;
import dev.rebound.runtime.Signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Stands where SQS and Lambda are: hands a batch over as they do, and keeps what operators are
 * told.
 */
final class Queue {
    static final String ARN = "arn:aws:sqs:eu-west-1:111122223333:rebound-intake";

    final List<Signal> signals = new ArrayList<>();

    static String body(String file) {
        try {
            return Files.readString(Path.of("src/test/resources/bodies", file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Such as {@code taken in {item=m0} TakenIn 1}. */
    List<String> told() {
        return signals.stream().map(Queue::text).toList();
    }

    private static String text(Signal signal) {
        return signal.counts().stream()
                .map(count -> " " + count.metric() + " " + count.value())
                .collect(Collectors.joining("", signal.message() + " " + signal.fields(), ""));
    }

    /**
     * Delivers messages named m0, m1 and so on.
     *
     * @return the names of those given back
     */
    List<String> deliver(EventBus bus, List<String> bodies) {
        SQSBatchResponse answer =
                new TakeIn(bus, signals::add).handleRequest(batch(bodies), Priming.CALL);
        return answer.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSEvent batch(List<String> bodies) {
        List<Map<String, Object>> records =
                IntStream.range(0, bodies.size()).mapToObj(i -> record(i, bodies.get(i))).toList();
        return LambdaEventSerializers.serializerFor(SQSEvent.class, Queue.class.getClassLoader())
                .fromJson(Json.text(Map.of("Records", records)));
    }

    private static Map<String, Object> record(int number, String body) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("messageId", "m" + number);
        record.put("receiptHandle", "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a");
        record.put("body", body);
        record.put("attributes", Map.of("ApproximateReceiveCount", "1"));
        record.put("messageAttributes", Map.of());
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", ARN);
        record.put("awsRegion", "eu-west-1");
        return record;
    }
}
