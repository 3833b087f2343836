package dev.rebound.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rebound.json.Json;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands where AWS is for a real client: remembers what it was asked, and answers as it is told.
 */
public final class Endpoint implements AutoCloseable {
    public final List<Request> requests = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private volatile Answer answer = new Answer(200, "", bytes("{}"));
    private volatile boolean hangsUp;

    public Endpoint() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public record Request(String method, String path, String body) {
        public Map<String, Object> json() {
            return Json.object(body);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record Answer(int status, String fault, byte[] body) {}

    public void answers(String body) {
        answer = new Answer(200, "", bytes(body));
    }

    /**
     * @param fault the exception's name, as in SDK and documentation
     */
    public void fails(int status, String fault) {
        answer = new Answer(status, fault, bytes("{\"message\":\"so says AWS\"}"));
    }

    /** Takes requests from now on and closes the connection without a word. */
    public void hangsUp() {
        hangsUp = true;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public <C, B extends AwsClientBuilder<B, C>> C client(B builder) {
        return client(builder, url(), "key");
    }

    /**
     * A client of what stands in AWS's place on this machine.
     *
     * @param key the access key's id, by which emulators tell accounts apart
     */
    public static <C, B extends AwsClientBuilder<B, C>> C client(
            B builder, String url, String key) {
        return builder.endpointOverride(URI.create(url))
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")))
                .build();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            requests.add(new Request(exchange.getRequestMethod(), path, body));
            if (hangsUp) return;
            exchange.getResponseHeaders().add("x-amzn-ErrorType", answer.fault());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
