package dev.rebound.cdk;

/** A file that the stack is made of is wrong. The message names file and fault in one line. */
public final class InvalidProject extends RuntimeException {
    InvalidProject(String file, String fault) {
        super(file + ": " + fault);
    }
}
