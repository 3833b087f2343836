package dev.rebound.cdk;

/** A setting of the user's is wrong. The message names setting and fault in one line. */
public final class InvalidSettings extends RuntimeException {
    InvalidSettings(String setting, String fault) {
        super("setting " + setting + ": " + fault);
    }
}
