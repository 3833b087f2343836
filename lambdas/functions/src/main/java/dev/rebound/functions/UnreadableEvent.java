package dev.rebound.functions;

/**
 * An event, or one recipient in it, cannot be understood. The message names field and fault in one
 * line.
 */
public final class UnreadableEvent extends RuntimeException {
    public UnreadableEvent(String message) {
        super(message);
    }
}
