package dev.rebound.functions;

import dev.rebound.core.MailStream;
import dev.rebound.runtime.EmptyAws;
import dev.rebound.runtime.LambdaTelemetry;
import dev.rebound.runtime.Priming;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ports as they are in Lambda, made from the environment: STACK_NAME, LEDGER_TABLE,
 * IDEMPOTENCY_TABLE, EVENT_BUS, OUTBOX_BUCKET, CONFIGURATION_SET_TRANSACTIONAL,
 * CONFIGURATION_SET_MARKETING, CONFIGURATION_SET_SECURITY.
 */
final class Production {
    private Production() {}

    static Ports ports() {
        return Held.PORTS;
    }

    /** Made once for each Lambda environment, at the first handler's construction. */
    private static final class Held {
        static final Ports PORTS = make();

        /** Held here, since a snapshot forgets whom nobody else knows. */
        static final Priming PRIMING =
                new Priming(new FirstCalls(new EmptyAws(FirstCalls.ANSWER)), PORTS.telemetry())
                        .registered();

        private static Ports make() {
            InstantSource clock = InstantSource.system();
            Settings settings = settings();
            return new Aws(UrlConnectionHttpClient.create(), Optional.empty(), Optional.empty())
                    .ports(
                            settings,
                            clock,
                            new LambdaTelemetry(settings.stack(), clock, System.out));
        }
    }

    private static Settings settings() {
        return new Settings(
                setting("STACK_NAME"),
                setting("LEDGER_TABLE"),
                setting("IDEMPOTENCY_TABLE"),
                setting("EVENT_BUS"),
                setting("OUTBOX_BUCKET"),
                configurationSets());
    }

    /** One for each stream, as {@code CONFIGURATION_SET_MARKETING}. */
    private static Map<MailStream, String> configurationSets() {
        Map<MailStream, String> names = new EnumMap<>(MailStream.class);
        for (MailStream stream : MailStream.values())
            names.put(stream, setting("CONFIGURATION_SET_" + stream.name()));
        return names;
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank())
            throw new IllegalStateException("the environment lacks " + name);
        return value;
    }
}
