package dev.rebound.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rebound.json.Json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's side of one function's process: hands it call after call, and takes what it answers (AWS
 * Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes"). Also gives it
 * credentials, as functions that start from a snapshot get them: they may not be in the
 * environment, which the snapshot holds.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String RUNTIME = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final String function;
    private final Runnable snapshot;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    private record Call(String id, byte[] payload, Instant deadline) {}

    /**
     * @param function its name
     * @param snapshot is run when the process asks to be restored from one
     */
    RuntimeApi(String function, Runnable snapshot) throws IOException {
        this.function = function;
        this.snapshot = snapshot;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Host and port, as in AWS_LAMBDA_RUNTIME_API. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Ends when the process asks for its first call, or tells why it cannot. */
    CompletableFuture<Void> started() {
        return started;
    }

    /** Ends when the process has answered, or {@link #abandon} says that it never will. */
    CompletableFuture<Answer> call(String payload, Duration timeout) {
        Call call =
                new Call(
                        UUID.randomUUID().toString(),
                        payload.getBytes(StandardCharsets.UTF_8),
                        Instant.now().plus(timeout));
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        answers.put(call.id(), answer);
        calls.add(call);
        return answer;
    }

    /** The process is no more. */
    void abandon(String because) {
        started.completeExceptionally(new NotStarted(function + " " + because));
        Answer lost = Answer.of("Runtime.ExitError", because);
        answers.values().forEach(answer -> answer.complete(lost));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (path) {
                case RUNTIME + "invocation/next" -> next(exchange);
                case RUNTIME + "restore/next" -> restore(exchange);
                case RUNTIME + "init/error", RUNTIME + "restore/error" -> {
                    started.completeExceptionally(new NotStarted(function + " " + reason(body)));
                    accept(exchange);
                }
                case "/credentials" -> send(exchange, 200, Json.text(credentials()));
                default -> {
                    String[] parts = path.substring(RUNTIME.length()).split("/");
                    answered(parts[1], parts[2], body);
                    accept(exchange);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        started.complete(null);
        Call call = calls.take();
        var headers = exchange.getResponseHeaders();
        headers.add("Lambda-Runtime-Aws-Request-Id", call.id());
        headers.add("Lambda-Runtime-Deadline-Ms", String.valueOf(call.deadline().toEpochMilli()));
        headers.add("Lambda-Runtime-Trace-Id", ExecutionEnvironment.TRACE);
        headers.add("Content-Type", "application/json");
        headers.add(
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:eu-west-1:"
                        + ExecutionEnvironment.ACCOUNT
                        + ":function:"
                        + function);
        exchange.sendResponseHeaders(200, call.payload().length);
        exchange.getResponseBody().write(call.payload());
    }

    private void restore(HttpExchange exchange) throws IOException {
        snapshot.run();
        send(exchange, 200, "{}");
    }

    private void answered(String id, String kind, String body) {
        answers.remove(id).complete(new Answer(kind.equals("response"), body));
    }

    /** What a process says that cannot start: class and message. */
    private static String reason(String error) {
        return "does not start: " + Json.object(error).get("errorMessage");
    }

    private static Map<String, Object> credentials() {
        return Map.of(
                "AccessKeyId",
                ExecutionEnvironment.ACCOUNT,
                "SecretAccessKey",
                "secret",
                "Token",
                "token",
                "Expiration",
                Instant.now().plus(Duration.ofHours(6)).toString());
    }

    private static void accept(HttpExchange exchange) throws IOException {
        send(exchange, 202, "{}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
