package dev.rebound.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.json.Fields;
import dev.rebound.json.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class NotUnderstoodTest {
    private static NotUnderstood passedOn(byte[] content) {
        NotUnderstood sent = new NotUnderstood("queue", "no JSON", content);
        return NotUnderstood.of(Fields.of(Json.object(Json.text(sent.detail()))));
    }

    @Property
    void bytesOfAnyKindArriveAsTheyCame(@ForAll byte[] content) {
        assertThat(passedOn(content).content()).isEqualTo(content);
    }

    @Property
    void soDoesText(@ForAll String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        assertThat(passedOn(content).content()).isEqualTo(content);
    }

    @Test
    void textStaysReadable() {
        byte[] content = "Grüße".getBytes(StandardCharsets.UTF_8);
        assertThat(new NotUnderstood("queue", "no JSON", content).detail())
                .containsEntry("content", "Grüße")
                .doesNotContainKey("isBase64Encoded");
    }
}
