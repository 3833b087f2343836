package dev.rebound.dynamodb;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which parameters a request may have; what a caller does not set is none. */
final class Parameters {
    static final Parameters GET =
            Parameters.of(
                    "GetItem", "TableName", "Key", "ConsistentRead", "ReturnConsumedCapacity");
    static final Parameters BATCH =
            Parameters.of("BatchGetItem", "RequestItems", "ReturnConsumedCapacity");
    static final Parameters KEYS =
            Parameters.of("BatchGetItem's RequestItems", "Keys", "ConsistentRead");
    static final Parameters PUT =
            Parameters.of(
                    "PutItem",
                    "TableName",
                    "Item",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ReturnConsumedCapacity");
    static final Parameters UPDATE =
            Parameters.of(
                    "UpdateItem",
                    "TableName",
                    "Key",
                    "UpdateExpression",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ReturnValues",
                    "ReturnConsumedCapacity");
    static final Parameters DELETE =
            Parameters.of("DeleteItem", "TableName", "Key", "ReturnConsumedCapacity");
    static final Parameters QUERY =
            Parameters.of(
                    "Query",
                    "TableName",
                    "IndexName",
                    "ConsistentRead",
                    "KeyConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ExclusiveStartKey",
                    "ReturnConsumedCapacity");
    static final Parameters SCAN =
            Parameters.of(
                    "Scan",
                    "TableName",
                    "IndexName",
                    "ExclusiveStartKey",
                    "ReturnConsumedCapacity");
    static final Parameters TRANSACTION =
            Parameters.of(
                    "TransactWriteItems",
                    "TransactItems",
                    "ClientRequestToken",
                    "ReturnConsumedCapacity");
    static final Parameters WRITE =
            Parameters.of("TransactWriteItems' TransactItems", "Put", "Update");
    static final Parameters CREATE =
            Parameters.of(
                    "CreateTable",
                    "TableName",
                    "BillingMode",
                    "AttributeDefinitions",
                    "KeySchema",
                    "GlobalSecondaryIndexes");
    static final Parameters LIST = Parameters.of("ListTables");
    static final Parameters EXPIRE =
            Parameters.of("UpdateTimeToLive", "TableName", "TimeToLiveSpecification");

    private final String request;
    private final Set<String> known;
    private final Map<Class<?>, List<SdkField<?>>> unknown = new ConcurrentHashMap<>();

    private Parameters(String request, Set<String> known) {
        this.request = request;
        this.known = known;
    }

    private static Parameters of(String request, String... known) {
        return new Parameters(request, Set.of(known));
    }

    /**
     * @throws UnsupportedOperationException naming one that is not known
     */
    void check(SdkPojo given) {
        for (SdkField<?> field : unknown.computeIfAbsent(given.getClass(), _ -> unknownOf(given)))
            if (isSet(field.getValueOrDefault(given)))
                throw Refusals.parameter(request, field.memberName());
    }

    private List<SdkField<?>> unknownOf(SdkPojo given) {
        return given.sdkFields().stream()
                .<SdkField<?>>map(field -> field)
                .filter(field -> !known.contains(field.memberName()))
                .toList();
    }

    private static boolean isSet(Object value) {
        return value != null
                && !(value instanceof SdkAutoConstructList)
                && !(value instanceof SdkAutoConstructMap);
    }
}
