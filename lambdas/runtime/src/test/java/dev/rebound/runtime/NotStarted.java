package dev.rebound.runtime;

/** A function's process that came to no first call, and why. */
public final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotStarted(String message) {
        super(message);
    }
}
