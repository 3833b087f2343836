package dev.rebound.local.aws;

import dev.rebound.json.Json;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.io.UncheckedIOException;
import java.util.Map;

/** What a message in a queue of dead letters is, by what it holds. */
sealed interface DeadLetter {
    /**
     * An event that EventBridge could not deliver (EventBridge User Guide, "Using dead-letter
     * queues to process undelivered events").
     */
    record Undelivered(String rule, String target, String event) implements DeadLetter {}

    /**
     * An asynchronous invocation that failed in the end (Lambda Developer Guide, "Capturing records
     * of Lambda asynchronous invocations").
     */
    record Unhandled(String function, String payload) implements DeadLetter {}

    /** A message that its queue gave up after too many receives. */
    record GivenUp(String queue) implements DeadLetter {}

    record Strange() implements DeadLetter {}

    static DeadLetter of(Message message) {
        MessageAttributeValue rule = message.messageAttributes().get("RULE_ARN");
        MessageAttributeValue target = message.messageAttributes().get("TARGET_ARN");
        if (rule != null && target != null)
            return new Undelivered(rule.stringValue(), target.stringValue(), message.body());
        String source =
                message.attributes().get(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN);
        return source == null ? ofRecord(message.body()) : new GivenUp(source);
    }

    private static DeadLetter ofRecord(String body) {
        try {
            Map<String, Object> record = Json.object(body);
            return record.get("requestContext") instanceof Map<?, ?> context
                            && context.get("functionArn") instanceof String function
                            && record.get("requestPayload") != null
                    ? new Unhandled(function, Json.text(record.get("requestPayload")))
                    : new Strange();
        } catch (UncheckedIOException noJson) {
            return new Strange();
        }
    }
}
