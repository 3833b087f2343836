package dev.rebound.mail;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.MailStream;
import dev.rebound.core.Tags;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an application wants sent. Each recipient gets a message of their own, so that every bounce,
 * open and complaint is exactly theirs, and nobody sees another's address.
 *
 * @param key the caller's own name for it: however often it is handed over under one key, a
 *     recipient gets it once
 * @param from an address of a verified identity, also {@code Acme <no-reply@acme.example>}
 * @param to at most fifty
 * @param tags the caller's own; every event about the mail repeats them
 * @param campaign what it belongs to, for analytics; a tag's value
 * @param expires when it is worth nothing any more, as a one-time code soon is
 * @param supersedes the key of an earlier mail that this one makes obsolete
 * @param unsubscribe marketing mail must have it
 */
public record Mail(
        String key,
        MailStream stream,
        String from,
        List<Address> to,
        List<String> replyTo,
        Content content,
        Map<String, String> tags,
        Optional<String> campaign,
        Optional<Instant> expires,
        Optional<String> supersedes,
        Optional<Unsubscribe> unsubscribe) {
    private static final int MOST_RECIPIENTS = 50;
    private static final int LONGEST_KEY = 200;

    /**
     * @throws InvalidMail naming the field that is wrong
     */
    public Mail {
        to = to.stream().distinct().toList();
        replyTo = List.copyOf(replyTo);
        tags = Map.copyOf(tags);
        Check.that(!key.isBlank() && key.length() <= LONGEST_KEY, "key is empty or too long");
        Check.oneLine("key", key);
        Check.that(!to.isEmpty(), "to names no recipient");
        Check.that(to.size() <= MOST_RECIPIENTS, "to names more than 50 recipients");
        Check.that(Check.isAddress(from), "from is no address");
        Check.that(replyTo.stream().allMatch(Check::isAddress), "replyTo is no address");
        Check.that(campaign.map(Tag::isOne).orElse(true), "campaign is no tag value of SES's");
        Check.that(
                stream != MailStream.MARKETING || unsubscribe.isPresent(),
                "unsubscribe is missing, and marketing mail must have it");
        Check.that(
                supersedes.map(earlier -> !earlier.equals(key)).orElse(true),
                "supersedes names the mail itself");
        Tag.check(tags);
    }

    /** One mail for each recipient. */
    public List<Mail> each() {
        return to.stream().map(this::only).toList();
    }

    private Mail only(Address recipient) {
        return new Mail(
                key,
                stream,
                from,
                List.of(recipient),
                replyTo,
                content,
                tags,
                campaign,
                expires,
                supersedes,
                unsubscribe);
    }

    /** The only one, of a mail that was split. */
    public Address recipient() {
        return to.getFirst();
    }

    /** Fit for a tag, and tells nothing of the recipient: 32 hexadecimal digits. */
    public String id() {
        return id(key, recipient());
    }

    /** The id of the mail that this one makes obsolete. */
    public Optional<String> supersededId() {
        return supersedes.map(earlier -> id(earlier, recipient()));
    }

    /** What its events will repeat, but for SES's own. */
    public Tags tags(int attempt) {
        Tags all = new Tags(tags).with(stream).with(new Attempt(id(), attempt));
        if (campaign.isPresent()) all = all.with(Tags.CAMPAIGN, campaign.get());
        return content instanceof Content.Template template
                ? all.with(Tags.TEMPLATE, template.name())
                : all;
    }

    private static String id(String key, Address recipient) {
        try {
            byte[] text = (key + "\n" + recipient).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
