package dev.rebound.cdk;

import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The queue that a function reads, and where a message goes that it failed at five times.
 *
 * @param name of the queue
 */
record Inbox(String name, Queue queue, Queue dead) {
    static Inbox make(Construct scope, String id, Queues queues, String name, JavaFunction reader) {
        Queue dead = queues.deadLetters(scope, id + "Dead", deadName(name));
        Queue queue = queues.make(scope, id + "Queue", name, reader.function().getTimeout(), dead);
        reader.live().addEventSource(inBatches(queue));
        return new Inbox(name, queue, dead);
    }

    String deadName() {
        return deadName(name);
    }

    private static String deadName(String name) {
        return name + "-dead-letters";
    }

    /** Of which the function gives back the messages that failed. */
    private static SqsEventSource inBatches(Queue queue) {
        return SqsEventSource.Builder.create(queue)
                .batchSize(10)
                .maxConcurrency(50)
                .reportBatchItemFailures(true)
                .build();
    }
}
