package dev.rebound.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;

import dev.rebound.json.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Stands where SQS and Lambda are: hands a batch over as they do, and keeps what is logged. */
final class Queue {
    static final String ARN = "arn:aws:sqs:eu-west-1:111122223333:rebound-intake";

    final List<String> log = new ArrayList<>();

    static String body(String file) {
        try {
            return Files.readString(Path.of("src/test/resources/bodies", file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Delivers messages named m0, m1 and so on.
     *
     * @return the names of those given back
     */
    List<String> deliver(EventBus bus, List<String> bodies) {
        SQSBatchResponse answer = new TakeIn(bus).handleRequest(batch(bodies), context());
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

    private Context context() {
        LambdaLogger logger =
                new LambdaLogger() {
                    @Override
                    public void log(String line) {
                        log.add(line);
                    }

                    @Override
                    public void log(byte[] line) {
                        log(new String(line, StandardCharsets.UTF_8));
                    }
                };
        Class<?>[] interfaces = {Context.class};
        return (Context)
                Proxy.newProxyInstance(
                        Queue.class.getClassLoader(), interfaces, (_, _, _) -> logger);
    }
}
