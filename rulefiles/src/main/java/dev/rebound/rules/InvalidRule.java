package dev.rebound.rules;

/** A rule of the user's is wrong. The message names file and fault in one line. */
public final class InvalidRule extends RuntimeException {
    public InvalidRule(String file, String fault) {
        super(file + ": " + fault.replaceAll("\\s*\\R\\s*", " "));
    }
}
