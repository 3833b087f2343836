package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import dev.rebound.core.Address;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The real client against an endpoint of our own that answers as SES does. */
class SesAccountListTest {
    private final List<String> requests = new ArrayList<>();
    private int status = 200;
    private String fault = "";
    private HttpServer endpoint;

    @BeforeEach
    void open() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext(
                "/",
                exchange -> {
                    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    exchange.getResponseHeaders().add("x-amzn-ErrorType", fault);
                    exchange.sendResponseHeaders(status, 2);
                    exchange.getResponseBody().write(new byte[] {'{', '}'});
                    exchange.close();
                });
        endpoint.start();
    }

    @AfterEach
    void close() {
        endpoint.stop(0);
    }

    private void remove() {
        URI uri = URI.create("http://localhost:" + endpoint.getAddress().getPort());
        try (SesV2Client client =
                SesV2Client.builder()
                        .endpointOverride(uri)
                        .region(Region.EU_WEST_1)
                        .overrideConfiguration(
                                c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("key", "secret")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            new SesAccountList(client).remove(Address.parse("ana@example.test"));
        }
    }

    @Test
    void takesAnAddressOffTheList() {
        remove();
        assertThat(requests)
                .containsExactly("DELETE /v2/email/suppression/addresses/ana%40example.test");
    }

    @Test
    void isContentWhenItWasNotOnTheList() {
        status = 404;
        fault = "NotFoundException";
        assertThatCode(this::remove).doesNotThrowAnyException();
    }

    @Test
    void throwsWhenSesThrottlesSoThatTheWorkflowTriesAgain() {
        status = 429;
        fault = "TooManyRequestsException";
        assertThatThrownBy(this::remove).isInstanceOf(TooManyRequestsException.class);
    }
}
