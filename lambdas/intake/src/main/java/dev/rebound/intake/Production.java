package dev.rebound.intake;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The ports as they are in AWS, made from the environment: EVENT_BUS, STACK_NAME. */
final class Production {
    private Production() {}

    static EventBus bus() {
        return Held.BUS;
    }

    /** Made once for each Lambda environment, at the first handler's construction. */
    private static final class Held {
        static final EventBus BUS =
                new EventBridge(
                        EventBridgeClient.builder()
                                .httpClient(UrlConnectionHttpClient.create())
                                .build(),
                        setting("EVENT_BUS"),
                        setting("STACK_NAME"));
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank())
            throw new IllegalStateException("the environment lacks " + name);
        return value;
    }
}
