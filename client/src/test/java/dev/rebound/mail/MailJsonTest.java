package dev.rebound.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.json.Json;
import dev.rebound.json.Unreadable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class MailJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"mail.json", "least-mail.json", "template-mail.json"})
    void writesWhatItRead(String file) {
        Mail mail = MailJson.read(Mails.json(file));
        assertThat(Json.object(MailJson.text(mail))).isEqualTo(Mails.json(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.json", "least-mail.json", "template-mail.json"})
    void readsWhatItWrote(String file) {
        Mail mail = MailJson.read(Mails.json(file));
        assertThat(MailJson.read(Json.object(MailJson.text(mail)))).isEqualTo(mail);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/invalid-mails.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void saysInOneLineWhichFieldIsWrong(String change, String fault) {
        assertThatThrownBy(() -> Mails.changed(Json.object(change)))
                .isInstanceOfAny(InvalidMail.class, Unreadable.class)
                .hasMessage(fault);
    }

    @Test
    void emptyListsAreAsGoodAsNone() {
        Mail mail = Mails.changed(Map.of("replyTo", List.of(), "attachments", List.of()));
        assertThat(Json.object(MailJson.text(mail))).doesNotContainKeys("replyTo", "attachments");
    }

    @Test
    void refusesWhatLambdaWouldNotTake() {
        Mail mail = Mails.with("text", "x".repeat(MailJson.LARGEST));
        assertThatThrownBy(() -> MailJson.text(mail))
                .isInstanceOf(InvalidMail.class)
                .hasMessageMatching("the mail has 5\\d{6} bytes, Rebound takes 5000000");
    }

    @Test
    void countsBytesAndNotLetters() {
        assertThat(MailJson.text(Mails.with("text", "x".repeat(3_000_000)))).isNotEmpty();
        Mail mail = Mails.with("text", "ü".repeat(3_000_000));
        assertThatThrownBy(() -> MailJson.text(mail)).isInstanceOf(InvalidMail.class);
    }
}
