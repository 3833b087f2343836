package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.runtime.Endpoint;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.nio.charset.StandardCharsets;

/** The real client against an endpoint of our own that answers as S3 does. */
class S3BodiesTest {
    @AutoClose private final Endpoint endpoint = new Endpoint();
    private final Bodies bodies =
            new S3Bodies(
                    endpoint.client(
                            S3Client.builder().httpClient(UrlConnectionHttpClient.create())),
                    "bucket");

    @Test
    void putsABodyIntoItsFolder() {
        bodies.put("mail-1", "Grüße".getBytes(StandardCharsets.UTF_8));
        assertThat(endpoint.requests).hasToString("[PUT /bucket/outbox/mail-1]");
        assertThat(endpoint.requests.getFirst().body()).contains("Grüße");
    }

    @Test
    void getsItBackAsItIs() {
        endpoint.answers("Grüße");
        assertThat(bodies.get("mail-1")).asString(StandardCharsets.UTF_8).isEqualTo("Grüße");
        assertThat(endpoint.requests).hasToString("[GET /bucket/outbox/mail-1]");
    }

    @Test
    void throwsWhenThereIsNoneOfThatName() {
        endpoint.fails(404, "NoSuchKey");
        assertThatThrownBy(() -> bodies.get("mail-1")).isInstanceOf(S3Exception.class);
    }
}
