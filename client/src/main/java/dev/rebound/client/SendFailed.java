package dev.rebound.client;

import dev.rebound.json.Fields;
import dev.rebound.json.Json;

/** The {@code send} function failed; it may be called again. */
public final class SendFailed extends RuntimeException {
    /**
     * @param answer what Lambda answered: {@code {"errorType","errorMessage",…}}
     */
    SendFailed(String answer) {
        super(Fields.of(Json.object(answer)).optionalText("errorMessage").orElse(answer));
    }
}
