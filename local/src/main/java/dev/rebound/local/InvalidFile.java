package dev.rebound.local;

/** A file of the user's is wrong. The message names file and fault in one line. */
public final class InvalidFile extends RuntimeException {
    public InvalidFile(String file, String fault) {
        super(file + ": " + fault.replaceAll("\\s*\\R\\s*", " "));
    }
}
