package dev.rebound.core;

import static dev.rebound.core.Blame.MESSAGE;
import static dev.rebound.core.Blame.NOBODY;
import static dev.rebound.core.Blame.PROVIDER;
import static dev.rebound.core.Blame.RECIPIENT;
import static dev.rebound.core.Blame.SENDER;
import static dev.rebound.core.Verdict.Gravity.DOUBTFUL;
import static dev.rebound.core.Verdict.Gravity.FINAL;
import static dev.rebound.core.Verdict.Gravity.PASSING;

import dev.rebound.core.Verdict.Gravity;

import java.util.HashMap;
import java.util.Map;

/**
 * What really happened, with whose fault it usually is, and the phrase a support agent would use.
 */
public enum Reason {
    NO_SUCH_MAILBOX(RECIPIENT, FINAL, "No such mailbox"),
    NO_SUCH_DOMAIN(RECIPIENT, DOUBTFUL, "No such domain"),
    ACCEPTS_NO_MAIL(RECIPIENT, FINAL, "The domain accepts no mail"),
    MAILBOX_DISABLED(RECIPIENT, FINAL, "Mailbox disabled"),
    MAILBOX_MOVED(RECIPIENT, FINAL, "The mailbox has moved"),
    MAILBOX_FULL(RECIPIENT, PASSING, "Mailbox full"),
    RECIPIENT_REFUSES_SENDER(
            RECIPIENT, FINAL, "The recipient does not accept mail from this sender"),

    MESSAGE_TOO_LARGE(MESSAGE, FINAL, "Message too large"),
    CONTENT_REJECTED(MESSAGE, FINAL, "Content rejected"),
    ATTACHMENT_REJECTED(MESSAGE, FINAL, "Attachment rejected"),
    MALFORMED_MESSAGE(MESSAGE, FINAL, "Malformed message"),

    SENDER_REPUTATION(SENDER, FINAL, "The receiving server does not trust the sender"),
    BLOCKLISTED(SENDER, FINAL, "The sender is on a blocklist"),
    AUTHENTICATION_FAILED(SENDER, FINAL, "SPF, DKIM or DMARC failed"),
    RATE_LIMITED(PROVIDER, PASSING, "Too many messages in a short time"),
    SENDER_MISCONFIGURED(SENDER, FINAL, "The sender's setup is at fault"),

    GREYLISTED(PROVIDER, PASSING, "Greylisted"),
    SERVER_UNAVAILABLE(PROVIDER, PASSING, "The receiving server was not available"),
    NETWORK_FAILURE(PROVIDER, PASSING, "The receiving server could not be reached"),
    EXPIRED(PROVIDER, PASSING, "SES ran out of time to deliver it"),
    RELAY_DENIED(PROVIDER, PASSING, "The receiving server does not serve this domain"),

    AUTO_REPLY(NOBODY, FINAL, "An automatic reply"),
    ALREADY_SUPPRESSED(NOBODY, FINAL, "SES does not send to this address"),
    UNSUBSCRIBED(NOBODY, FINAL, "The recipient has unsubscribed"),
    COMPLAINED(RECIPIENT, FINAL, "Complaint"),
    NOT_SPAM(NOBODY, FINAL, "The recipient says it is no spam"),
    UNRECOGNISED(PROVIDER, PASSING, "The receiving server gave no reason we know");

    private static final Map<String, Reason> BY_WORD = new HashMap<>();

    static {
        for (Reason reason : values()) BY_WORD.put(reason.word(), reason);
    }

    private final Blame blame;
    private final Gravity gravity;
    private final String phrase;

    Reason(Blame blame, Gravity gravity, String phrase) {
        this.blame = blame;
        this.gravity = gravity;
        this.phrase = phrase;
    }

    /** Whose fault it is, unless the evidence names somebody else. */
    public Blame blame() {
        return blame;
    }

    /** How settled it is, unless the evidence is thin. */
    public Gravity gravity() {
        return gravity;
    }

    public String phrase() {
        return phrase;
    }

    /** As written in JSON: {@code no-such-mailbox}. */
    public String word() {
        return Words.of(this);
    }

    /**
     * @throws IllegalArgumentException when there is no such reason
     */
    public static Reason ofWord(String word) {
        Reason reason = BY_WORD.get(word);
        if (reason == null) throw new IllegalArgumentException("no such reason: " + word);
        return reason;
    }
}
