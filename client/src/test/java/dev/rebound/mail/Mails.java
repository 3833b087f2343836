package dev.rebound.mail;

import dev.rebound.json.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The mails in the files beside the tests. */
final class Mails {
    private Mails() {}

    static Map<String, Object> json(String file) {
        try (InputStream resource = Mails.class.getResourceAsStream("/" + file)) {
            return Json.object(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The one with everything. */
    static Mail mail() {
        return changed(Map.of());
    }

    /** The same with another value of one field. */
    static Mail with(String field, Object value) {
        return changed(Map.of(field, value));
    }

    /** The same with these fields instead; null takes one away. */
    static Mail changed(Map<String, Object> fields) {
        Map<String, Object> json = json("mail.json");
        json.putAll(fields);
        return MailJson.read(json);
    }
}
