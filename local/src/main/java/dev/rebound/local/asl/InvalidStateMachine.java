package dev.rebound.local.asl;

/** Says in one line which file, which place in it and what there is at fault. */
public final class InvalidStateMachine extends RuntimeException {
    InvalidStateMachine(String line) {
        super(line);
    }
}
