package dev.rebound.mail;

/** A mail cannot be sent as it is. The message names field and fault in one line. */
public final class InvalidMail extends IllegalArgumentException {
    public InvalidMail(String fault) {
        super(fault);
    }
}
