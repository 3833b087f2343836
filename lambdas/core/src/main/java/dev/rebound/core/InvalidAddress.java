package dev.rebound.core;

/** The text is no mail address. The message names it, shortened, and the fault in one line. */
public final class InvalidAddress extends IllegalArgumentException {
    private static final int SHOWN = 80;

    InvalidAddress(String text, String fault) {
        super("\"" + shown(text) + "\" is no address: " + fault);
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
