package dev.rebound.runtime;

/** Shows operators what Rebound does. Telling it never fails, and changes nothing. */
@FunctionalInterface
public interface Telemetry {
    void emit(Signal signal);
}
