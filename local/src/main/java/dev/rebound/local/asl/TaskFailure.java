package dev.rebound.local.asl;

/** A function that failed, by the name that Retry and Catch know its error by. */
public final class TaskFailure extends Exception {
    private final String error;

    public TaskFailure(String error, String cause) {
        super(cause);
        this.error = error;
    }

    public String error() {
        return error;
    }

    public String cause() {
        return getMessage();
    }
}
