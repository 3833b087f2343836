package dev.rebound.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.Address;
import dev.rebound.core.MailStream;
import dev.rebound.json.Json;
import dev.rebound.mail.Content;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client and the {@code send} function, over Lambda's own protocol. */
class SendingTest {
    private static final Address ANA = Address.parse("ana@example.test");
    private static final Address BEN = Address.parse("ben@example.test");

    private static final Mail MAIL =
            new Mail(
                    "code-1",
                    MailStream.SECURITY,
                    "login@acme.example",
                    List.of(ANA, BEN),
                    List.of(),
                    new Content.Template("code", Map.of("code", "1234")),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private LambdaEndpoint lambda;
    private ReboundClient client;

    @BeforeEach
    void open() throws IOException {
        lambda = new LambdaEndpoint();
        client = new ReboundClient(null, "", lambda.client, "rebound-send"); // reads no ledger
    }

    @AfterEach
    void close() {
        lambda.close();
    }

    @Test
    void handsTheMailToTheSendFunction() {
        lambda.answers(Map.of("receipts", List.of(sent(ANA))));
        client.send(MAIL);
        assertThat(lambda.paths).containsExactly("/2015-03-31/functions/rebound-send/invocations");
        assertThat(lambda.payloads).containsExactly(Json.object(MailJson.text(MAIL)));
    }

    @Test
    void bringsAReceiptForEachRecipient() {
        lambda.answers(Map.of("receipts", List.of(sent(ANA), suppressed(BEN))));
        assertThat(client.send(MAIL))
                .containsExactly(
                        new Receipt(ANA, "id", "sent", Optional.of("m-1"), Optional.empty()),
                        new Receipt(
                                BEN, "id", "suppressed", Optional.empty(), Optional.of("Dead.")));
    }

    private static Map<String, Object> sent(Address to) {
        return Map.of("recipient", to.value(), "mail", "id", "outcome", "sent", "messageId", "m-1");
    }

    private static Map<String, Object> suppressed(Address to) {
        return Map.of(
                "recipient", to.value(), "mail", "id", "outcome", "suppressed", "because", "Dead.");
    }

    @Test
    void failsInTheWordsOfTheFunction() {
        lambda.fails(
                Map.of("errorType", "InvalidMail", "errorMessage", "key \"k\" was used before"));
        assertThatThrownBy(() -> client.send(MAIL))
                .isInstanceOf(SendFailed.class)
                .hasMessage("key \"k\" was used before");
    }

    @Test
    void failsWithTheWholeAnswerWhenTheFunctionSaidNothing() {
        lambda.fails(Map.of("errorType", "Runtime.ExitError"));
        assertThatThrownBy(() -> client.send(MAIL))
                .isInstanceOf(SendFailed.class)
                .hasMessageContaining("Runtime.ExitError");
    }
}
