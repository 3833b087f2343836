package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

import java.util.Optional;

/** Queues that keep a message as long as SQS does. */
final class Queues {
    private final Settings settings;
    private final Optional<Key> key;

    Queues(Foundation foundation) {
        this.settings = foundation.settings();
        this.key = foundation.customerKey();
    }

    /** Where messages wait that somebody must look at. */
    Queue deadLetters(Construct scope, String id, String name) {
        Queue dead = queue(scope, id, name).build();
        Nag.accept(dead, "AwsSolutions-SQS3", "It is the end of the line.");
        return dead;
    }

    /**
     * @param reader how long its reader takes for a batch; SQS hides the messages six times as long
     *     (AWS Lambda Developer Guide, "Using Lambda with Amazon SQS")
     */
    Queue make(Construct scope, String id, String name, Duration reader, Queue dead) {
        return queue(scope, id, name)
                .visibilityTimeout(Duration.seconds(reader.toSeconds().intValue() * 6))
                .deadLetterQueue(DeadLetterQueue.builder().queue(dead).maxReceiveCount(5).build())
                .build();
    }

    private Queue.Builder queue(Construct scope, String id, String name) {
        return Queue.Builder.create(scope, id)
                .queueName(settings.named(name))
                .encryption(key.isPresent() ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED)
                .encryptionMasterKey(key.orElse(null))
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14));
    }
}
