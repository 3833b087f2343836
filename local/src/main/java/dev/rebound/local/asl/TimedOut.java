package dev.rebound.local.asl;

/** The execution's own TimeoutSeconds are over; no state can catch this. */
final class TimedOut extends RuntimeException {
    TimedOut() {
        super(null, null, false, false);
    }
}
