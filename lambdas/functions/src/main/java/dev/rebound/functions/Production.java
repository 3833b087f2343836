package dev.rebound.functions;

import static software.amazon.awssdk.awscore.retry.AwsRetryStrategy.doNotRetry;

import dev.rebound.core.MailStream;
import dev.rebound.core.Policy;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/**
 * The ports as they are in AWS, made from the environment: LEDGER_TABLE, IDEMPOTENCY_TABLE,
 * EVENT_BUS, OUTBOX_BUCKET, CONFIGURATION_SET_TRANSACTIONAL, CONFIGURATION_SET_MARKETING,
 * CONFIGURATION_SET_SECURITY.
 */
final class Production {
    private Production() {}

    static Ports ports() {
        return Held.PORTS;
    }

    /** Made once for each Lambda environment, at the first handler's construction. */
    private static final class Held {
        static final Ports PORTS = make();

        private static Ports make() {
            SdkHttpClient http = UrlConnectionHttpClient.create();
            DynamoDbClient dynamo = DynamoDbClient.builder().httpClient(http).build();
            SesV2Client ses = SesV2Client.builder().httpClient(http).build();
            InstantSource clock = InstantSource.system();
            String table = setting("LEDGER_TABLE");
            Bodies bodies =
                    new S3Bodies(
                            S3Client.builder().httpClient(http).build(), setting("OUTBOX_BUCKET"));
            return new Ports(
                    new DynamoLedger(dynamo, table, clock),
                    new PowertoolsOnce(dynamo, setting("IDEMPOTENCY_TABLE")),
                    new EventBridgeAnnouncer(
                            EventBridgeClient.builder().httpClient(http).build(),
                            setting("EVENT_BUS")),
                    new DynamoQuarantine(dynamo, table),
                    new DynamoCasebook(dynamo, table, Policy.standard()),
                    new SesAccountList(ses),
                    new DynamoOutbox(dynamo, table, bodies, clock),
                    new SesMailer(sesOnce(http).build(), configurationSets()),
                    new SesInsights(ses),
                    clock,
                    Policy.standard());
        }
    }

    /**
     * A client that asks once: what SES took, but whose answer was lost, must not be sent again.
     */
    static SesV2ClientBuilder sesOnce(SdkHttpClient http) {
        return SesV2Client.builder()
                .httpClient(http)
                .overrideConfiguration(o -> o.retryStrategy(doNotRetry()));
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
