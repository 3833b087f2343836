package dev.rebound.core;

/** The text is no mail address. The message names it, shortened, and the fault in one line. */
public final class InvalidAddress extends IllegalArgumentException {
    InvalidAddress(String text, String fault) {
        super("\"" + Excerpt.of(text) + "\" is no address: " + fault);
    }
}
