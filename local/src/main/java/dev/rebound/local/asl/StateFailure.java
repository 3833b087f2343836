package dev.rebound.local.asl;

import java.util.LinkedHashMap;
import java.util.Map;

/** The error of a state, on its way to whoever retries or catches it. */
final class StateFailure extends RuntimeException {
    private final String error;

    StateFailure(String error, String cause) {
        super(cause, null, false, false);
        this.error = error;
    }

    String error() {
        return error;
    }

    String cause() {
        return getMessage();
    }

    /** What {@code $states.errorOutput} shows of it. */
    Object output() {
        return Json.from(named("Error", "Cause"));
    }

    /** What the event of a failure shows of it. */
    Map<String, Object> details() {
        return named("error", "cause");
    }

    private Map<String, Object> named(String errorKey, String causeKey) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (error != null) {
            fields.put(errorKey, error);
        }
        if (cause() != null) {
            fields.put(causeKey, cause());
        }
        return fields;
    }
}
