package dev.rebound.functions;

/**
 * AWS does not take it now, and has certainly not done it: its rate is used up, or sending is
 * paused. Workflows try again for a day, by the name of this class.
 */
public final class Busy extends RuntimeException {
    public Busy(String message, Throwable cause) {
        super(message, cause);
    }
}
