package dev.rebound.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.event.Envelope;
import dev.rebound.json.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class EnvelopesTest {
    private String event;

    @BeforeEach
    void read() throws IOException {
        event = Files.readString(Path.of("../../test-events/01-ana-send.json"));
    }

    private static List<Content<Map<String, Object>>> contents(String text) {
        return new Envelopes<>(Envelope::withId).open(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> envelope(Object bare) {
        return ((Content.Event<Map<String, Object>>) contents(Json.text(bare)).getFirst()).event();
    }

    private void assertHoldsTheEvent(Object wrapped) {
        assertThat(contents(Json.text(wrapped)))
                .containsExactly(new Content.Event<>(Json.object(event)));
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
        Map<String, Object> envelope = envelope(detail);
        assertThat(envelope)
                .containsEntry("detail-type", "Email Sent")
                .containsEntry("source", "rebound.intake")
                .containsEntry("detail", detail);
        assertThat(envelope.get("id")).isEqualTo(envelope(detail).get("id"));
    }

    @Test
    void oneBadElementSpoilsNoOther() {
        String list = "[" + event + ",null," + event + "]";
        assertThat(contents(list))
                .hasSize(3)
                .filteredOn(content -> content instanceof Content.Junk)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/no-events.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void saysInOneLineWhyThereIsNoEvent(String text, String fault) {
        assertThat(contents(text == null ? "" : text))
                .singleElement()
                .isInstanceOfSatisfying(
                        Content.Junk.class,
                        junk -> assertThat(junk.because()).startsWith(fault).doesNotContain("\n"));
    }
}
