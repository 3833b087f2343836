package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.functions.Json;
import dev.rebound.functions.UnreadableEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class EnvelopesTest {
    private String event;

    @BeforeEach
    void read() throws IOException {
        event = Files.readString(Path.of("../test-events/01-ana-send.json"));
    }

    private void assertHoldsTheEvent(Object wrapped) {
        assertThat(Envelopes.events(Json.text(wrapped))).containsExactly(Json.object(event));
    }

    @Test
    void takesAnEventOutOfAllThatCarriesIt() {
        Map<String, Object> sns = Map.of("Type", "Notification", "Message", event);
        assertHoldsTheEvent(Json.object(event));
        assertHoldsTheEvent(List.of(Json.object(event)));
        assertHoldsTheEvent(sns);
        assertHoldsTheEvent(
                Map.of("Records", List.of(Map.of("EventSource", "aws:sns", "Sns", sns))));
        assertHoldsTheEvent(
                Map.of("Records", List.of(Map.of("eventSource", "aws:sqs", "body", event))));
        assertHoldsTheEvent(Map.of("Records", List.of(Map.of("body", Json.text(sns)))));
        assertHoldsTheEvent(Map.of("Messages", List.of(Map.of("Body", event))));
    }

    @Test
    void givesABareObjectTheEnvelopeItWouldHaveHad() {
        Object detail = Json.object(event).get("detail");
        Map<String, Object> envelope = Envelopes.events(Json.text(detail)).getFirst();
        assertThat(envelope)
                .containsEntry("detail-type", "Email Sent")
                .containsEntry("source", "rebound.intake")
                .containsEntry("detail", detail);
        assertThat(envelope.get("id"))
                .isEqualTo(Envelopes.events(Json.text(detail)).getFirst().get("id"));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/no-events.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void saysInOneLineWhyThereIsNoEvent(String text, String fault) {
        assertThatThrownBy(() -> Envelopes.events(text == null ? "" : text))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageStartingWith(fault)
                .hasMessageNotContaining("\n");
    }
}
