package dev.rebound.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.utils.builder.Buildable;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A DynamoDB at an address, for AWS's real client: its JSON over HTTP, answered by a client (Amazon
 * DynamoDB Developer Guide, "DynamoDB low-level API").
 */
public final class DynamoDbServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile DynamoDbClient client;

    public DynamoDbServer(DynamoDbClient client) throws IOException {
        this.client = client;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Another answers from now on. */
    public void serve(DynamoDbClient other) {
        client = other;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        int status = 200;
        String answer;
        try {
            answer = Wire.write(call(target.substring(target.indexOf('.') + 1), request));
        } catch (AwsServiceException fault) {
            status = fault.statusCode();
            answer = fault(fault);
        } catch (RuntimeException | ReflectiveOperationException fault) {
            status = 500;
            answer =
                    JSON.valueToTree(
                                    Map.of(
                                            "__type",
                                            "InternalServerError",
                                            "message",
                                            fault.toString()))
                            .toString();
        }
        byte[] body = answer.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private SdkPojo call(String operation, JsonNode json) throws ReflectiveOperationException {
        Class<?> type =
                Class.forName(DynamoDbRequest.class.getPackageName() + "." + operation + "Request");
        SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
        Wire.read(json, builder);
        String name = operation.substring(0, 1).toLowerCase() + operation.substring(1);
        Method method = DynamoDbClient.class.getMethod(name, type);
        try {
            return (SdkPojo) method.invoke(client, ((Buildable) builder).build());
        } catch (InvocationTargetException thrown) {
            throw (RuntimeException) thrown.getCause();
        }
    }

    private static String fault(AwsServiceException fault) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "__type",
                "com.amazonaws.dynamodb.v20120810#" + fault.awsErrorDetails().errorCode());
        answer.put("message", fault.awsErrorDetails().errorMessage());
        if (fault instanceof TransactionCanceledException cancelled)
            answer.put(
                    "CancellationReasons",
                    cancelled.cancellationReasons().stream()
                            .map(
                                    reason ->
                                            JSON.convertValue(
                                                    Map.of("Code", reason.code()), Map.class))
                            .toList());
        return JSON.valueToTree(answer).toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
