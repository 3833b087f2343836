package dev.rebound.mail;

import dev.rebound.core.Address;
import dev.rebound.core.Excerpt;
import dev.rebound.core.InvalidAddress;
import dev.rebound.core.MailStream;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;
import dev.rebound.mail.Content.Attachment;
import dev.rebound.mail.Content.Template;
import dev.rebound.mail.Content.Written;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mail as the {@code send} function takes it and the outbox keeps it:
 *
 * <pre>
 * {"key","stream","from","to":[…],"replyTo":[…],
 *  "subject","text","html","attachments":[{"fileName","contentType","content"}]   or   "template","data":{…},
 *  "tags":{…},"campaign","expires","supersedes","unsubscribe":{"url","mailto"}}</pre>
 *
 * Needed are {@code key}, {@code stream}, {@code from}, {@code to} and a content. Times are ISO
 * 8601, an attachment's content is base64.
 */
public final class MailJson {
    /** Bytes of JSON; Lambda takes six million, with what stands around them. */
    public static final int LARGEST = 5_000_000;

    private MailJson() {}

    /**
     * @throws InvalidMail when it is too large
     */
    public static String text(Mail mail) {
        String text = Json.text(write(mail));
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        Check.that(size <= LARGEST, "the mail has " + size + " bytes, Rebound takes " + LARGEST);
        return text;
    }

    private static Map<String, Object> write(Mail mail) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", mail.key());
        json.put("stream", mail.stream().word());
        json.put("from", mail.from());
        json.put("to", mail.to().stream().map(Address::value).toList());
        if (!mail.replyTo().isEmpty()) json.put("replyTo", mail.replyTo());
        switch (mail.content()) {
            case Written written -> write(written, json);
            case Template template -> {
                json.put("template", template.name());
                json.put("data", template.data());
            }
        }
        if (!mail.tags().isEmpty()) json.put("tags", mail.tags());
        mail.campaign().ifPresent(campaign -> json.put("campaign", campaign));
        mail.expires().ifPresent(expires -> json.put("expires", expires.toString()));
        mail.supersedes().ifPresent(key -> json.put("supersedes", key));
        mail.unsubscribe().ifPresent(way -> json.put("unsubscribe", write(way)));
        return json;
    }

    private static void write(Written written, Map<String, Object> json) {
        json.put("subject", written.subject());
        written.text().ifPresent(text -> json.put("text", text));
        written.html().ifPresent(html -> json.put("html", html));
        if (!written.attachments().isEmpty())
            json.put(
                    "attachments",
                    written.attachments().stream()
                            .map(
                                    file ->
                                            Map.of(
                                                    "fileName", file.fileName(),
                                                    "contentType", file.contentType(),
                                                    "content", file.content()))
                            .toList());
    }

    private static Map<String, Object> write(Unsubscribe way) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", way.url());
        way.mailto().ifPresent(to -> json.put("mailto", to));
        return json;
    }

    /**
     * @throws dev.rebound.json.Unreadable naming the field that is missing or of a wrong kind
     * @throws InvalidMail naming the field that is wrong
     */
    public static Mail read(Map<String, Object> json) {
        Fields fields = Fields.of(json);
        for (String written : List.of("subject", "text", "html", "attachments"))
            Check.that(
                    !fields.has("template") || !fields.has(written),
                    "template and " + written + " are both given");
        return new Mail(
                fields.text("key"),
                stream(fields.text("stream")),
                fields.text("from"),
                fields.texts("to").stream().map(MailJson::address).toList(),
                fields.isEmpty("replyTo") ? List.of() : fields.texts("replyTo"),
                fields.has("template") ? template(fields) : written(fields),
                fields.has("tags") ? fields.object("tags").textValues() : Map.of(),
                fields.optionalText("campaign"),
                fields.optionalTime("expires"),
                fields.optionalText("supersedes"),
                fields.optionalObject("unsubscribe").map(MailJson::unsubscribe));
    }

    private static MailStream stream(String word) {
        return MailStream.ofWord(word)
                .orElseThrow(
                        () ->
                                new InvalidMail(
                                        "stream \""
                                                + Excerpt.of(word)
                                                + "\" is none of transactional, marketing, security"));
    }

    private static Address address(String text) {
        try {
            return Address.parse(text);
        } catch (InvalidAddress fault) {
            throw new InvalidMail("to: " + fault.getMessage());
        }
    }

    private static Written written(Fields fields) {
        return new Written(
                fields.text("subject"),
                fields.optionalText("text"),
                fields.optionalText("html"),
                fields.isEmpty("attachments")
                        ? List.of()
                        : fields.objects("attachments").stream()
                                .map(MailJson::attachment)
                                .toList());
    }

    private static Attachment attachment(Fields fields) {
        return new Attachment(
                fields.text("fileName"), fields.text("contentType"), fields.text("content"));
    }

    private static Template template(Fields fields) {
        return new Template(
                fields.text("template"),
                fields.optionalObject("data").map(Fields::values).orElse(Map.of()));
    }

    private static Unsubscribe unsubscribe(Fields fields) {
        return new Unsubscribe(fields.text("url"), fields.optionalText("mailto"));
    }
}
