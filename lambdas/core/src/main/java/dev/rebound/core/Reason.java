package dev.rebound.core;

/** What really happened, with the phrase a support agent would use for it. */
public enum Reason {
    NO_SUCH_MAILBOX("No such mailbox"),
    NO_SUCH_DOMAIN("No such domain"),
    ACCEPTS_NO_MAIL("The domain accepts no mail"),
    MAILBOX_DISABLED("Mailbox disabled"),
    MAILBOX_MOVED("The mailbox has moved"),
    MAILBOX_FULL("Mailbox full"),
    RECIPIENT_REFUSES_SENDER("The recipient does not accept mail from this sender"),

    MESSAGE_TOO_LARGE("Message too large"),
    CONTENT_REJECTED("Content rejected"),
    ATTACHMENT_REJECTED("Attachment rejected"),
    MALFORMED_MESSAGE("Malformed message"),

    SENDER_REPUTATION("The receiving server does not trust the sender"),
    BLOCKLISTED("The sender is on a blocklist"),
    AUTHENTICATION_FAILED("SPF, DKIM or DMARC failed"),
    RATE_LIMITED("Too many messages in a short time"),
    SENDER_MISCONFIGURED("The sender's setup is at fault"),

    GREYLISTED("Greylisted"),
    SERVER_UNAVAILABLE("The receiving server was not available"),
    NETWORK_FAILURE("The receiving server could not be reached"),
    EXPIRED("SES ran out of time to deliver it"),
    RELAY_DENIED("The receiving server does not serve this domain"),

    AUTO_REPLY("An automatic reply"),
    ALREADY_SUPPRESSED("SES does not send to this address"),
    UNSUBSCRIBED("The recipient has unsubscribed"),
    COMPLAINED("Complaint"),
    NOT_SPAM("The recipient says it is no spam"),
    UNRECOGNISED("The receiving server gave no reason we know");

    private final String phrase;

    Reason(String phrase) {
        this.phrase = phrase;
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
        return Words.parse(Reason.class, word);
    }
}
