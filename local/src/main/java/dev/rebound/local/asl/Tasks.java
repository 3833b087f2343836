package dev.rebound.local.asl;

/** Calls the Lambda function that a Task names. */
public interface Tasks {
    /** Takes plain JSON and returns plain JSON: maps, lists, strings, numbers, booleans, null. */
    Object invoke(String function, Object payload) throws TaskFailure;
}
