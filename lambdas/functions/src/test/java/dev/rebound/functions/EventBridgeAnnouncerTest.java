package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.runtime.Endpoint;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

import java.util.List;
import java.util.Map;

/** The real client against an endpoint of our own that answers as PutEvents does. */
class EventBridgeAnnouncerTest {
    @AutoClose private final Endpoint endpoint = new Endpoint();

    private void announce() {
        EventBridgeClient client =
                endpoint.client(
                        EventBridgeClient.builder().httpClient(UrlConnectionHttpClient.create()));
        new EventBridgeAnnouncer(client, "default", "rebound-test")
                .announce("Recipient Suppressed", Map.of("recipient", "ana@example.test"));
    }

    @Test
    void putsOneEventWithItsOwnSource() {
        endpoint.answers("{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e\"}]}");
        announce();
        Map<String, Object> entry =
                Map.of(
                        "Resources", List.of("rebound-test"),
                        "EventBusName", "default",
                        "Source", "rebound",
                        "DetailType", "Recipient Suppressed",
                        "Detail", "{\"recipient\":\"ana@example.test\"}");
        assertThat(endpoint.requests)
                .extracting(Endpoint.Request::json)
                .containsExactly(Map.of("Entries", List.of(entry)));
    }

    @Test
    void throwsWhenEventBridgeRefuses() {
        endpoint.answers(
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"too"
                        + " fast\"}]}");
        assertThatThrownBy(this::announce)
                .hasMessage("EventBridge refused \"Recipient Suppressed\": too fast");
    }
}
