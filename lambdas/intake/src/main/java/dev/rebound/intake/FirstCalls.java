package dev.rebound.intake;

import dev.rebound.runtime.Priming;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The way that first calls of intake go, for {@link Priming}: a bounce and junk, through a client
 * of its own, to EventBridge as it is told.
 */
final class FirstCalls implements Runnable {
    /** What EventBridge answers to two entries. */
    static final String ANSWER =
            "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"none\"},{\"EventId\":\"none\"}]}";

    private final SdkHttpClient aws;

    /**
     * @param aws answers whatever it is asked
     */
    FirstCalls(SdkHttpClient aws) {
        this.aws = aws;
    }

    @Override
    public void run() {
        new TakeIn(new EventBridge(client(), "none", "none"), Priming::format)
                .handleRequest(Priming.batch(examples()), Priming.CALL);
    }

    private EventBridgeClient client() {
        AwsBasicCredentials nobody = AwsBasicCredentials.create("none", "none");
        return EventBridgeClient.builder()
                .credentialsProvider(StaticCredentialsProvider.create(nobody))
                .region(Region.US_EAST_1)
                .httpClient(aws)
                .build();
    }

    private static String examples() {
        try (InputStream in = FirstCalls.class.getResourceAsStream("first-calls.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
