package dev.rebound.intake;

import dev.rebound.runtime.Priming;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

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
                .handleRequest(Priming.batch(Priming.examples(FirstCalls.class)), Priming.CALL);
    }

    private EventBridgeClient client() {
        AwsBasicCredentials nobody = AwsBasicCredentials.create("none", "none");
        return EventBridgeClient.builder()
                .credentialsProvider(StaticCredentialsProvider.create(nobody))
                .region(Region.US_EAST_1)
                .httpClient(aws)
                .build();
    }
}
