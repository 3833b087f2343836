package dev.rebound.runtime;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import dev.rebound.json.Json;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Goes, before Lambda takes a snapshot of the process (SnapStart), the way that first calls go, so
 * that what they load is in the snapshot. Nothing of it may leave the process or be used again.
 */
public final class Priming implements Resource {
    /** A call with no name and no time left. */
    public static final com.amazonaws.services.lambda.runtime.Context CALL =
            (com.amazonaws.services.lambda.runtime.Context)
                    Proxy.newProxyInstance(
                            Priming.class.getClassLoader(),
                            new Class<?>[] {com.amazonaws.services.lambda.runtime.Context.class},
                            (_, method, _) -> method.getReturnType() == int.class ? 0 : null);

    private final Runnable firstCalls;
    private final Telemetry telemetry;

    /**
     * @param firstCalls over ports that lead nowhere, and {@link #format} as telemetry
     * @param telemetry is told when they are done
     */
    public Priming(Runnable firstCalls, Telemetry telemetry) {
        this.firstCalls = firstCalls;
        this.telemetry = telemetry;
    }

    /** To be held by the caller, since a snapshot forgets whom nobody else knows. */
    public Priming registered() {
        Core.getGlobalContext().register(this);
        return this;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        firstCalls.run();
        telemetry.emit(Signal.of(Level.INFO, "primed", Map.of()));
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    /**
     * Writes a signal for nobody.
     *
     * @throws RuntimeException the fault that it tells of
     */
    public static void format(Signal signal) {
        signal.fault()
                .ifPresent(
                        fault -> {
                            throw fault;
                        });
        LambdaTelemetry.fields(signal);
        Json.text(EmbeddedMetrics.of("none", Instant.EPOCH, signal.counts()));
    }

    /** The text of {@code first-calls.json}, which lies beside the class. */
    public static String examples(Class<?> firstCalls) {
        try (InputStream in = firstCalls.getResourceAsStream("first-calls.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** One message, as a queue hands it over. */
    public static SQSEvent batch(String body) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("none");
        message.setBody(body);
        SQSEvent batch = new SQSEvent();
        batch.setRecords(List.of(message));
        return batch;
    }
}
