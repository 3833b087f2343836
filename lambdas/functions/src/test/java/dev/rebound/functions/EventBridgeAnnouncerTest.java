package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import dev.rebound.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real client against an endpoint of our own that answers as PutEvents does. */
class EventBridgeAnnouncerTest {
    private final List<Map<String, Object>> requests = new ArrayList<>();
    private String answer = "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e\"}]}";
    private HttpServer endpoint;

    @BeforeEach
    void open() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext(
                "/",
                exchange -> {
                    requests.add(
                            Json.object(
                                    new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8)));
                    exchange.sendResponseHeaders(200, answer.length());
                    exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        endpoint.start();
    }

    @AfterEach
    void close() {
        endpoint.stop(0);
    }

    private void announce() {
        URI uri = URI.create("http://localhost:" + endpoint.getAddress().getPort());
        try (EventBridgeClient client =
                EventBridgeClient.builder()
                        .endpointOverride(uri)
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("key", "secret")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            new EventBridgeAnnouncer(client, "default")
                    .announce("Recipient Suppressed", Map.of("recipient", "ana@example.test"));
        }
    }

    @Test
    void putsOneEventWithItsOwnSource() {
        announce();
        Map<String, String> entry =
                Map.of(
                        "EventBusName", "default",
                        "Source", "rebound",
                        "DetailType", "Recipient Suppressed",
                        "Detail", "{\"recipient\":\"ana@example.test\"}");
        assertThat(requests).containsExactly(Map.of("Entries", List.of(entry)));
    }

    @Test
    void throwsWhenEventBridgeRefuses() {
        answer =
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"too"
                        + " fast\"}]}";
        assertThatThrownBy(this::announce)
                .hasMessage("EventBridge refused \"Recipient Suppressed\": too fast");
    }
}
