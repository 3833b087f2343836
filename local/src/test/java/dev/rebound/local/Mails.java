package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mails as applications hand them over. */
public final class Mails {
    static final Map<String, Object> UNSUBSCRIBE = Map.of("url", "https://acme.example/u");

    private Mails() {}

    /** A recipient that no other test knows. */
    static Address someone() {
        return Address.parse("someone-" + System.nanoTime() + "@example.test");
    }

    public static Map<String, Object> json(String key, String stream, String... to) {
        return new LinkedHashMap<>(
                Map.of(
                        "key",
                        key,
                        "stream",
                        stream,
                        "from",
                        "no-reply@acme.example",
                        "to",
                        List.of(to),
                        "subject",
                        "Subject",
                        "text",
                        "Text",
                        "unsubscribe",
                        UNSUBSCRIBE));
    }

    public static Mail mail(String key, Address to) {
        return mail(json(key, "transactional", to.value()));
    }

    public static Mail mail(Map<String, Object> json) {
        return MailJson.read(json).each().getFirst();
    }

    /** A mail to somebody with so long a text. */
    static Mail mail(int length) {
        Map<String, Object> json = json("of " + length, "transactional", someone().value());
        json.put("text", "ß".repeat(length / 2));
        return mail(json);
    }
}
