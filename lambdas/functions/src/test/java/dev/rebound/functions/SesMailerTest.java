package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.MailStream;
import dev.rebound.functions.Mailer.Accepted;
import dev.rebound.functions.Mailer.Refused;
import dev.rebound.mail.MailJson;
import dev.rebound.runtime.Endpoint;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import java.util.Map;

/** The client that is used in Lambda, against an endpoint of our own that answers as SES. */
class SesMailerTest {
    private static final Map<MailStream, String> SETS =
            Map.of(
                    MailStream.TRANSACTIONAL, "set-of-transactional",
                    MailStream.MARKETING, "set-of-marketing",
                    MailStream.SECURITY, "set-of-security");

    @AutoClose private final Endpoint endpoint = new Endpoint();
    private final Mailer mailer =
            new SesMailer(
                    endpoint.client(SesMailer.askingOnce(UrlConnectionHttpClient.create())), SETS);

    @BeforeEach
    void sesTakesMail() {
        endpoint.answers(Resources.text("send-email.answer.json"));
    }

    private Accepted send(String mail, int attempt) {
        return mailer.send(MailJson.read(Resources.json(mail + ".json")), attempt);
    }

    private Accepted send() {
        return send("written-mail", 1);
    }

    @ParameterizedTest
    @CsvSource({"written-mail, 1", "template-mail, 3", "security-mail, 2"})
    void handsOverTheWholeMailAndTheTagsByWhichItIsFoundAgain(String mail, int attempt) {
        send(mail, attempt);
        assertThat(endpoint.requests).hasToString("[POST /v2/email/outbound-emails]");
        assertThat(endpoint.requests.getFirst().json())
                .isEqualTo(Resources.json(mail + ".request.json"));
    }

    @Test
    void tellsWhatSesCallsTheMessageAndWhereItWent() {
        assertThat(send()).isEqualTo(new Accepted("0102-abc", "set-of-transactional"));
    }

    @ParameterizedTest
    @CsvSource({
        "429, TooManyRequestsException",
        "400, AccountSuspendedException",
        "400, SendingPausedException",
        "400, LimitExceededException",
        "403, AccessDeniedException"
    })
    void mayBeTriedAgainWhenSesDoesNotTakeMailNow(int status, String fault) {
        endpoint.fails(status, fault);
        assertThatThrownBy(this::send)
                .isInstanceOf(Busy.class)
                .hasMessageStartingWith("SES does not take mail now: so says AWS");
        assertThat(endpoint.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, MessageRejected",
        "400, BadRequestException",
        "400, MailFromDomainNotVerifiedException",
        "404, NotFoundException"
    })
    void isRefusedWhenTheMailItselfIsAtFault(int status, String fault) {
        endpoint.fails(status, fault);
        assertThatThrownBy(this::send).isInstanceOf(Refused.class).hasMessage("so says AWS");
        assertThat(endpoint.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, InternalServiceErrorException", "503, ServiceUnavailable"})
    void nobodyKnowsWhetherAMailWasTakenWhenSesFails(int status, String fault) {
        endpoint.fails(status, fault);
        assertThatThrownBy(this::send).isInstanceOf(SdkException.class);
        assertThat(endpoint.requests).hasSize(1);
    }

    @Test
    void mayBeTriedAgainWhenSesCannotBeReached() {
        endpoint.close();
        assertThatThrownBy(this::send)
                .isInstanceOf(Busy.class)
                .hasMessageStartingWith("SES cannot be reached: ");
    }

    @Test
    void nobodyKnowsWhetherAMailWasTakenWhenTheAnswerIsLost() {
        endpoint.hangsUp();
        assertThatThrownBy(this::send).isInstanceOf(SdkException.class);
        assertThat(endpoint.requests).hasSize(1);
    }

    @Test
    void norIsItSentTwiceOverAConnectionThatWasUsedBefore() {
        send();
        endpoint.hangsUp();
        assertThatThrownBy(this::send).isInstanceOf(SdkException.class);
        assertThat(endpoint.requests).hasSize(2);
    }
}
