package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import dev.rebound.core.MailStream;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;

import org.crac.Context;
import org.crac.Resource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes, before Lambda takes a snapshot of the process (SnapStart), the way that first calls go, so
 * that what they load is in the snapshot. It goes through clients of its own, and nothing of it
 * leaves the process or is used again.
 */
final class Priming implements Resource {
    private static final Settings NAMES =
            new Settings("none", "none", "none", "none", "none", configurationSets());

    /** A call with no name and no time left. */
    private static final com.amazonaws.services.lambda.runtime.Context CALL =
            (com.amazonaws.services.lambda.runtime.Context)
                    Proxy.newProxyInstance(
                            Priming.class.getClassLoader(),
                            new Class<?>[] {com.amazonaws.services.lambda.runtime.Context.class},
                            (_, method, _) -> method.getReturnType() == int.class ? 0 : null);

    private static final int LARGE = 1 << 20;

    private final SdkHttpClient aws;
    private final Telemetry telemetry;

    /**
     * @param aws answers whatever it is asked
     * @param telemetry is told when it is done
     */
    Priming(SdkHttpClient aws, Telemetry telemetry) {
        this.aws = aws;
        this.telemetry = telemetry;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        Ports ports = ports();
        Fields examples = Fields.of(examples());
        feedback(examples, ports);
        mail(mail(examples), ports);
        telemetry.emit(Signal.primed());
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    private Ports ports() {
        AwsBasicCredentials nobody = AwsBasicCredentials.create("none", "none");
        return new Aws(
                        aws,
                        Optional.of(StaticCredentialsProvider.create(nobody)),
                        Optional.of(Region.US_EAST_1))
                .ports(NAMES, () -> Instant.EPOCH, Priming::format);
    }

    /** Decides about a bounce, carries the decision out, and tracks a delivery. */
    private static void feedback(Fields examples, Ports ports) {
        Map<String, Object> bounce = examples.object("bounce").values();
        Map<String, Object> decision =
                new Decide(ports)
                        .handleRequest(Map.of("event", bounce, "execution", "none"), CALL)
                        .getFirst();
        new Resend(ports).handleRequest(decision, CALL);
        new Suppress(ports).handleRequest(decision, CALL);
        new PutInQuarantine(ports).handleRequest(Map.of("event", bounce, "because", "none"), CALL);
        new Track(ports)
                .handleRequest(batch(Json.text(examples.object("delivery").values())), CALL);
    }

    private static void mail(Mail mail, Ports ports) {
        ports.outbox().keep(mail);
        ports.mailer().send(mail, 1);
        ports.accountList().remove(mail.recipient());
        ports.insights().events("none");
    }

    /** One that is too large for a table, and goes to S3. */
    private static Mail mail(Fields examples) {
        Map<String, Object> mail = examples.object("mail").values();
        mail.put("text", "x".repeat(LARGE));
        return MailJson.read(mail);
    }

    private static SQSEvent batch(String body) {
        SQSMessage message = new SQSMessage();
        message.setBody(body);
        SQSEvent batch = new SQSEvent();
        batch.setRecords(List.of(message));
        return batch;
    }

    private static void format(Signal signal) {
        signal.fault()
                .ifPresent(
                        fault -> {
                            throw fault;
                        });
        Json.text(EmbeddedMetrics.of("none", Instant.EPOCH, signal.counts()));
    }

    private static Map<MailStream, String> configurationSets() {
        Map<MailStream, String> sets = new HashMap<>();
        for (MailStream stream : MailStream.values()) sets.put(stream, "none");
        return sets;
    }

    private static Map<String, Object> examples() {
        try (InputStream in = Priming.class.getResourceAsStream("priming.json")) {
            return Json.object(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
