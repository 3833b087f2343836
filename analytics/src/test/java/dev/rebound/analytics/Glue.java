package dev.rebound.analytics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rebound.json.Json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A Glue data catalog (AWS Glue Web API) that holds our table in every database: the database's
 * name is the bucket's.
 */
final class Glue implements AutoCloseable {
    private final String table;
    private final HttpServer server;

    Glue(String table) throws IOException {
        this.table = table;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String action = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        byte[] answer =
                Json.text(answer(action, Json.object(request))).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Map<String, Object> answer(String action, Map<String, Object> request) {
        return switch (action) {
            case "AWSGlue.GetDatabase" -> Map.of("Database", Map.of("Name", request.get("Name")));
            case "AWSGlue.GetTable" ->
                    Map.of("Table", Json.object(at((String) request.get("DatabaseName"))));
            default -> throw new IllegalArgumentException(action);
        };
    }

    private String at(String bucket) {
        return table.replace("s3://BUCKET/", "local:///" + bucket + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
