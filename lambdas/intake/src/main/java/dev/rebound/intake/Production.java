package dev.rebound.intake;

import dev.rebound.runtime.EmptyAws;
import dev.rebound.runtime.LambdaTelemetry;
import dev.rebound.runtime.Priming;
import dev.rebound.runtime.Telemetry;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

import java.time.InstantSource;

/** The ports as they are in AWS, made from the environment: EVENT_BUS, STACK_NAME. */
final class Production {
    private Production() {}

    static EventBus bus() {
        return Held.BUS;
    }

    static Telemetry telemetry() {
        return Held.TELEMETRY;
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

        static final Telemetry TELEMETRY =
                new LambdaTelemetry(setting("STACK_NAME"), InstantSource.system(), System.out);

        /** Held here, since a snapshot forgets whom nobody else knows. */
        static final Priming PRIMING =
                new Priming(new FirstCalls(new EmptyAws(FirstCalls.ANSWER)), TELEMETRY)
                        .registered();
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank())
            throw new IllegalStateException("the environment lacks " + name);
        return value;
    }
}
