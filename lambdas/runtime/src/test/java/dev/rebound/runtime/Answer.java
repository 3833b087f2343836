package dev.rebound.runtime;

import dev.rebound.json.Json;

import java.util.Map;

/**
 * What a function answered to one call.
 *
 * @param success whether it did, or failed
 * @param json its result; where it failed, the error report of AWS's runtime client, {@code
 *     {"errorMessage","errorType","stackTrace"}}
 */
public record Answer(boolean success, String json) {
    static Answer of(String errorType, String message) {
        return new Answer(
                false, Json.text(Map.of("errorType", errorType, "errorMessage", message)));
    }
}
