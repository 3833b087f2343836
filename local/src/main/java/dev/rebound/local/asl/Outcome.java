package dev.rebound.local.asl;

/** How an execution ended. */
public sealed interface Outcome {
    /** It reached an end, with this output. */
    record Succeeded(Object output) implements Outcome {}

    /** It failed with this error, or with States.Timeout when its time was up. */
    record Failed(String error, String cause) implements Outcome {}
}
