package dev.rebound.functions;

import java.util.Map;

/**
 * Puts on the event bus what Rebound has done, with source {@code rebound}: users extend it by
 * adding a rule.
 */
public interface Announcer {
    String SOURCE = "rebound";

    /**
     * @param detailType such as {@code Recipient Suppressed}
     */
    default void announce(String detailType, Map<String, Object> detail) {
        put(SOURCE, detailType, detail);
    }

    void put(String source, String detailType, Map<String, Object> detail);
}
