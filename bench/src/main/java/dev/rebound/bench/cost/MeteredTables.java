package dev.rebound.bench.cost;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Counts the request units of each call to DynamoDB as DynamoDB bills them, which its answers tell,
 * but for a condition that fails. Writes to an index that follow from a transaction are taken to
 * cost once.
 */
final class MeteredTables {
    private static final Set<String> WRITES =
            Set.of("putItem", "updateItem", "deleteItem", "transactWriteItems");

    private MeteredTables() {}

    static DynamoDbClient metered(DynamoDbClient real, Meter meter) {
        InvocationHandler handler =
                (proxy, method, arguments) -> call(real, meter, proxy, method, arguments);
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        handler);
    }

    private static Object call(
            DynamoDbClient real, Meter meter, Object proxy, Method method, Object[] arguments)
            throws Throwable {
        if (method.isDefault() && arguments[0] instanceof Consumer<?>
                || method.getName().endsWith("Paginator"))
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        if (arguments == null || !(arguments[0] instanceof DynamoDbRequest request))
            return method.invoke(real, arguments);
        String kind = WRITES.contains(method.getName()) ? "writes" : "reads";
        try {
            var response = (DynamoDbResponse) method.invoke(real, asking(request));
            meter.addCalled("calls", "dynamodb", 1);
            meter.addCalled(kind, table(response), units(response));
            return response;
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof ConditionalCheckFailedException)
                meter.addCalled(kind, table(request), 1);
            throw thrown.getCause();
        }
    }

    private static String table(DynamoDbRequest request) {
        return request.getValueForField("TableName", String.class).orElseThrow();
    }

    private static DynamoDbRequest asking(DynamoDbRequest request) {
        DynamoDbRequest.Builder builder = request.toBuilder();
        ((SdkPojo) request)
                .sdkFields().stream()
                        .filter(field -> field.memberName().equals("ReturnConsumedCapacity"))
                        .forEach(field -> field.set(builder, "INDEXES"));
        return builder.build();
    }

    private static double units(DynamoDbResponse response) {
        return capacities(response).mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }

    private static String table(DynamoDbResponse response) {
        return capacities(response).findFirst().orElseThrow().tableName();
    }

    private static Stream<ConsumedCapacity> capacities(DynamoDbResponse response) {
        SdkField<?> field =
                response.sdkFields().stream()
                        .filter(one -> one.memberName().equals("ConsumedCapacity"))
                        .findFirst()
                        .orElseThrow();
        return field.getValueOrDefault(response) instanceof ConsumedCapacity one
                ? Stream.of(one)
                : ((List<?>) field.getValueOrDefault(response))
                        .stream().map(ConsumedCapacity.class::cast);
    }
}
