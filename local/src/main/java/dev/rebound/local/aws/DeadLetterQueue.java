package dev.rebound.local.aws;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A queue of dead letters, read once from end to end. */
final class DeadLetterQueue {
    /** Seconds in which nobody else gets a message; what stays is given back sooner. */
    private static final int HELD = 900;

    private static final int AT_ONCE = 10;

    private final SqsClient client;
    private final String url;
    private final Set<String> seen = new HashSet<>();

    DeadLetterQueue(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    /** All messages, each once, a few at a time. */
    void forEach(Consumer<List<Message>> sink) {
        for (List<Message> some = receive(); !some.isEmpty(); some = receive()) sink.accept(some);
    }

    private List<Message> receive() {
        return client
                .receiveMessage(
                        r ->
                                r.queueUrl(url)
                                        .maxNumberOfMessages(AT_ONCE)
                                        .waitTimeSeconds(1)
                                        .visibilityTimeout(HELD)
                                        .messageAttributeNames("All")
                                        .messageSystemAttributeNames(
                                                MessageSystemAttributeName.ALL))
                .messages()
                .stream()
                .filter(message -> seen.add(message.messageId()))
                .toList();
    }

    void delete(Message message) {
        client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    void giveBack(Message message) {
        client.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }

    /** Has SQS move all that queues have given up back to where it came from. */
    void moveBack() {
        String arn =
                client.getQueueAttributes(
                                r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        client.startMessageMoveTask(r -> r.sourceArn(arn));
    }

    @Override
    public String toString() {
        return Names.last(url);
    }
}
