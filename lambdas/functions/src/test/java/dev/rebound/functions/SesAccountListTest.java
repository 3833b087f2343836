package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.Address;
import dev.rebound.runtime.Endpoint;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The real client against an endpoint of our own that answers as SES does. */
class SesAccountListTest {
    @AutoClose private final Endpoint endpoint = new Endpoint();

    private void remove() {
        new SesAccountList(endpoint.client(SesMailer.askingOnce(UrlConnectionHttpClient.create())))
                .remove(Address.parse("ana@example.test"));
    }

    @Test
    void takesAnAddressOffTheList() {
        remove();
        assertThat(endpoint.requests)
                .extracting(Object::toString)
                .containsExactly("DELETE /v2/email/suppression/addresses/ana%40example.test");
    }

    @Test
    void isContentWhenItWasNotOnTheList() {
        endpoint.fails(404, "NotFoundException");
        assertThatCode(this::remove).doesNotThrowAnyException();
    }

    @Test
    void throwsWhenSesThrottlesSoThatTheWorkflowTriesAgain() {
        endpoint.fails(429, "TooManyRequestsException");
        assertThatThrownBy(this::remove).isInstanceOf(Busy.class);
    }
}
