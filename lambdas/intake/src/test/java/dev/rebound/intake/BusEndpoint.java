package dev.rebound.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rebound.json.Json;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands where EventBridge is for the real client, and answers PutEvents as it does (Amazon
 * EventBridge API Reference, "PutEvents").
 */
final class BusEndpoint implements AutoCloseable {
    /** The entries of each call. */
    final List<List<Map<String, Object>>> calls = new CopyOnWriteArrayList<>();

    private final Map<Object, Integer> refusals = new HashMap<>();
    private final HttpServer server;
    private String denied = "";

    BusEndpoint() {
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

    /** Refuses an entry with this detail so many times. */
    void refuses(String detail, int times) {
        refusals.put(detail, times);
    }

    /** Fails each call that holds an entry with this detail. */
    void denies(String detail) {
        denied = detail;
    }

    EventBridge bus() {
        return new EventBridge(
                EventBridgeClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .endpointOverride(
                                URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("key", "secret")))
                        .build(),
                "default",
                "rebound-test");
    }

    @SuppressWarnings("unchecked") // that is what PutEvents takes
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var entries = (List<Map<String, Object>>) Json.object(body).get("Entries");
            calls.add(entries);
            if (entries.stream().anyMatch(entry -> entry.get("Detail").equals(denied)))
                answer(exchange, 400, Map.of("__type", "AccessDeniedException", "Message", body));
            else answer(exchange, 200, results(entries));
        }
    }

    private Map<String, Object> results(List<Map<String, Object>> entries) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (Map<String, Object> entry : entries) results.add(result(entry.get("Detail")));
        long failed = results.stream().filter(result -> result.containsKey("ErrorCode")).count();
        return Map.of("FailedEntryCount", failed, "Entries", results);
    }

    private Map<String, Object> result(Object detail) {
        if (refusals.merge(detail, -1, Integer::sum) < 0) return Map.of("EventId", "e");
        return Map.of("ErrorCode", "ThrottlingException", "ErrorMessage", "Rate exceeded");
    }

    private static void answer(HttpExchange exchange, int status, Object json) throws IOException {
        byte[] body = Json.text(json).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
