package dev.rebound.local.asl;

/** An expression that gave no value, or not one that its field can take. */
final class QueryFailure extends RuntimeException {
    private final String location;

    QueryFailure(String location, String cause) {
        super(cause, null, false, false);
        this.location = location;
    }

    /** The field within its state, such as {@code Output/items[0]}. */
    String location() {
        return location;
    }
}
