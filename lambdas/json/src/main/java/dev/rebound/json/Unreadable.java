package dev.rebound.json;

/** Some JSON cannot be understood. The message names field and fault in one line. */
public final class Unreadable extends RuntimeException {
    public Unreadable(String message) {
        super(message);
    }
}
