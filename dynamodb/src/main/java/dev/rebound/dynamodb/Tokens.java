package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By which a transaction is known again for ten minutes, so that a client whose answer was lost may
 * ask the same once more.
 */
final class Tokens {
    private static final Duration KNOWN = Duration.ofMinutes(10);

    private final Map<String, Done> done = new LinkedHashMap<>();

    private record Done(TransactWriteItemsRequest request, long at) {}

    /**
     * @throws software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException
     *     when another transaction had this token
     */
    boolean isRepeated(TransactWriteItemsRequest request) {
        Done earlier = done.get(request.clientRequestToken());
        if (earlier == null) return false;
        if (!earlier.request().transactItems().equals(request.transactItems()))
            throw Faults.otherTransaction();
        return true;
    }

    void done(TransactWriteItemsRequest request) {
        if (request.clientRequestToken() == null) return;
        long now = System.nanoTime();
        for (Iterator<Done> oldest = done.values().iterator(); oldest.hasNext(); oldest.remove())
            if (now - oldest.next().at() < KNOWN.toNanos()) break;
        done.put(request.clientRequestToken(), new Done(request, now));
    }
}
