package dev.rebound.runtime;

import dev.rebound.core.RecipientHash;
import dev.rebound.json.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.lambda.powertools.logging.LoggingUtils;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * {@link Telemetry} of Lambda: one JSON object by Powertools' logging, and for what counts a second
 * one in CloudWatch's embedded metric format.
 */
public final class LambdaTelemetry implements Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger("dev.rebound");

    private final String stack;
    private final InstantSource clock;
    private final PrintStream metrics;

    /**
     * @param stack the system's own name
     * @param metrics which goes to the log as well
     */
    public LambdaTelemetry(String stack, InstantSource clock, PrintStream metrics) {
        this.stack = stack;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public void emit(Signal signal) {
        Map<String, String> fields = fields(signal);
        LoggingUtils.appendKeys(fields);
        try {
            log(signal);
        } finally {
            LoggingUtils.removeKeys(fields.keySet().toArray(String[]::new));
        }
        if (!signal.counts().isEmpty())
            metrics.println(Json.text(EmbeddedMetrics.of(stack, clock.instant(), signal.counts())));
    }

    static Map<String, String> fields(Signal signal) {
        Map<String, String> fields = new HashMap<>();
        signal.fields().forEach((name, value) -> fields.put(name, RecipientHash.hideIn(value)));
        return fields;
    }

    private static void log(Signal signal) {
        RuntimeException fault = signal.fault().map(Discreet::of).orElse(null);
        switch (signal.level()) {
            case WARNING -> LOG.warn(signal.message(), fault);
            case INFO -> LOG.info(signal.message(), fault);
            default -> LOG.debug(signal.message(), fault);
        }
    }
}
