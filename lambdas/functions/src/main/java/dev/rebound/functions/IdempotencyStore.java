package dev.rebound.functions;

import dev.rebound.client.Table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.lambda.powertools.idempotency.exceptions.IdempotencyItemAlreadyExistsException;
import software.amazon.lambda.powertools.idempotency.exceptions.IdempotencyItemNotFoundException;
import software.amazon.lambda.powertools.idempotency.persistence.BasePersistenceStore;
import software.amazon.lambda.powertools.idempotency.persistence.DataRecord;
import software.amazon.lambda.powertools.idempotency.persistence.DataRecord.Status;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Powertools' idempotency records in DynamoDB: {@code id}, {@code status}, {@code data}, {@code
 * expiration} in epoch seconds (the table's time to live) and {@code in_progress_expiration} in
 * epoch <em>milliseconds</em>. The store that comes with Powertools 1.15.0 compares the latter with
 * seconds, so that a crashed attempt blocks its key until the record expires; this one compares
 * like with like.
 */
final class IdempotencyStore extends BasePersistenceStore {
    private static final String FREE =
            "attribute_not_exists(id) OR expiration < :seconds"
                    + " OR (#status = :inProgress AND in_progress_expiration < :milliseconds)";

    /**
     * Powertools knows one store for the whole process; the table it works on is that of whoever
     * calls.
     */
    static final ScopedValue<Table> TABLE = ScopedValue.newInstance();

    @Override
    public DataRecord getRecord(String key) {
        Map<String, AttributeValue> item =
                TABLE.get()
                        .get(key(key))
                        .orElseThrow(() -> new IdempotencyItemNotFoundException(key));
        return new DataRecord(
                key,
                Status.valueOf(item.get("status").s()),
                Long.parseLong(item.get("expiration").n()),
                item.containsKey("data") ? item.get("data").s() : null,
                "",
                item.containsKey("in_progress_expiration")
                        ? OptionalLong.of(Long.parseLong(item.get("in_progress_expiration").n()))
                        : OptionalLong.empty());
    }

    @Override
    public void putRecord(DataRecord record, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(key(record.getIdempotencyKey()));
        item.put("status", text(Status.INPROGRESS.toString()));
        item.put("expiration", number(record.getExpiryTimestamp()));
        record.getInProgressExpiryTimestamp()
                .ifPresent(at -> item.put("in_progress_expiration", number(at)));
        try {
            TABLE.get()
                    .client()
                    .putItem(
                            r ->
                                    r.tableName(TABLE.get().name())
                                            .item(item)
                                            .conditionExpression(FREE)
                                            .expressionAttributeNames(Map.of("#status", "status"))
                                            .expressionAttributeValues(
                                                    Map.of(
                                                            ":seconds",
                                                                    number(now.getEpochSecond()),
                                                            ":milliseconds",
                                                                    number(now.toEpochMilli()),
                                                            ":inProgress",
                                                                    text(
                                                                            Status.INPROGRESS
                                                                                    .toString()))));
        } catch (ConditionalCheckFailedException taken) {
            throw new IdempotencyItemAlreadyExistsException(
                    "taken: " + record.getIdempotencyKey(), taken);
        }
    }

    @Override
    public void updateRecord(DataRecord record) {
        TABLE.get()
                .client()
                .updateItem(
                        r ->
                                r.tableName(TABLE.get().name())
                                        .key(key(record.getIdempotencyKey()))
                                        .updateExpression(
                                                "SET #data = :data, expiration = :expiration,"
                                                        + " #status = :status")
                                        .expressionAttributeNames(
                                                Map.of("#data", "data", "#status", "status"))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":data", text(record.getResponseData()),
                                                        ":expiration",
                                                                number(record.getExpiryTimestamp()),
                                                        ":status",
                                                                text(
                                                                        record.getStatus()
                                                                                .toString()))));
    }

    @Override
    public void deleteRecord(String key) {
        TABLE.get().delete(key(key));
    }

    /**
     * Without the function's name that Powertools puts before the #: a renamed function must not
     * forget what it did.
     */
    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", text(id.substring(id.indexOf('#') + 1)));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
