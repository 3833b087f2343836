package dev.rebound.functions;

import dev.rebound.mail.Mail;

/** Sends through SES. */
public interface Mailer {
    /**
     * Hands a mail to SES once, and never tries again by itself.
     *
     * @param mail to one recipient
     * @throws Busy when SES has not taken it and may take it later
     * @throws Refused when SES has not taken it and never will as it is
     * @throws RuntimeException of any other kind when nobody knows whether SES has taken it
     */
    Accepted send(Mail mail, int attempt);

    /**
     * @param messageId SES's name for this attempt, in all events about it
     */
    record Accepted(String messageId, String configurationSet) {}

    /** As for an identity that is not verified, or a template that does not exist. */
    final class Refused extends RuntimeException {
        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
