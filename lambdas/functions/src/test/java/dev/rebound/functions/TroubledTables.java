package dev.rebound.functions;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A real DynamoDB, of which the next call of one verb goes wrong. */
final class TroubledTables implements AutoCloseable {
    private final LocalTables tables = new LocalTables();
    private String verb = "";
    private Optional<RuntimeException> fault = Optional.empty();

    final DynamoDbClient client =
            (DynamoDbClient)
                    Proxy.newProxyInstance(
                            DynamoDbClient.class.getClassLoader(),
                            new Class<?>[] {DynamoDbClient.class},
                            (_, method, arguments) -> call(method, arguments));

    /** The client gives up after as many tries as it makes. */
    void throttle(String verb) {
        fail(verb, ProvisionedThroughputExceededException.builder().message("slow down").build());
    }

    /** Another transaction is writing the same item. */
    void conflict() {
        CancellationReason reason =
                CancellationReason.builder().code("TransactionConflict").build();
        fail(
                "transactWriteItems",
                TransactionCanceledException.builder().cancellationReasons(reason).build());
    }

    private void fail(String verb, RuntimeException fault) {
        this.verb = verb;
        this.fault = Optional.of(fault);
    }

    /** DynamoDB does it, the answer is lost, and the client asks the same again by itself. */
    void loseAnswer(String verb) {
        this.verb = verb;
        this.fault = Optional.empty();
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        boolean troubled = method.getName().equals(verb);
        if (!troubled) return really(method, arguments);
        verb = "";
        if (fault.isPresent()) throw fault.get();
        Object[] same = verbatim(method, arguments);
        really(method, same);
        return really(method, same);
    }

    private Object really(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(tables.client, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** The client gives each transaction a token, by which DynamoDB knows it again. */
    @SuppressWarnings("unchecked") // that is how it is called
    private static Object[] verbatim(Method method, Object[] arguments) {
        if (!method.getName().equals("transactWriteItems")) return arguments;
        String token = UUID.randomUUID().toString();
        var request = (Consumer<TransactWriteItemsRequest.Builder>) arguments[0];
        return new Object[] {request.andThen(r -> r.clientRequestToken(token))};
    }

    @Override
    public void close() {
        tables.close();
    }
}
