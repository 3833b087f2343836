package dev.rebound.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rebound.json.Json;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers as Lambda's Invoke does (AWS Lambda API Reference), and a real client that calls it. */
final class LambdaEndpoint implements AutoCloseable {
    private final HttpServer server;
    private String answer = "{}";
    private boolean failed;

    final LambdaClient client;
    final List<String> paths = new ArrayList<>();
    final List<Map<String, Object>> payloads = new ArrayList<>();

    LambdaEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        client = client(URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    void answers(Object payload) {
        answer = Json.text(payload);
        failed = false;
    }

    void fails(Object payload) {
        answer = Json.text(payload);
        failed = true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().getPath());
        byte[] payload = exchange.getRequestBody().readAllBytes();
        payloads.add(Json.object(new String(payload, StandardCharsets.UTF_8)));
        if (failed) exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static LambdaClient client(URI endpoint) {
        return LambdaClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
