package dev.rebound.functions;

import dev.rebound.core.MailStream;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;
import dev.rebound.runtime.Priming;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The way that first calls of functions go, for {@link Priming}: through clients of its own, to AWS
 * as it is told.
 */
final class FirstCalls implements Runnable {
    private static final Settings NAMES =
            new Settings("none", "none", "none", "none", "none", configurationSets());

    private static final int LARGE = 1 << 20;

    /** What the services answer that functions call. */
    static final String ANSWER = "{\"FailedEntryCount\":0,\"MessageId\":\"none\"}";

    private final SdkHttpClient aws;

    /**
     * @param aws answers whatever it is asked
     */
    FirstCalls(SdkHttpClient aws) {
        this.aws = aws;
    }

    @Override
    public void run() {
        Ports ports = ports();
        Fields examples = Fields.of(Json.object(Priming.examples(FirstCalls.class)));
        feedback(examples, ports);
        mail(mail(examples), ports);
    }

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
                        .handleRequest(Map.of("event", bounce, "execution", "none"), Priming.CALL)
                        .getFirst();
        new Resend(ports).handleRequest(decision, Priming.CALL);
        new Suppress(ports).handleRequest(decision, Priming.CALL);
        new PutInQuarantine(ports)
                .handleRequest(Map.of("event", bounce, "because", "none"), Priming.CALL);
        new Track(ports)
                .handleRequest(
                        Priming.batch(Json.text(examples.object("delivery").values())),
                        Priming.CALL);
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

    private static Map<MailStream, String> configurationSets() {
        Map<MailStream, String> sets = new HashMap<>();
        for (MailStream stream : MailStream.values()) sets.put(stream, "none");
        return sets;
    }
}
