package dev.rebound.functions;

import dev.rebound.core.Policy;
import dev.rebound.runtime.Telemetry;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import java.time.InstantSource;
import java.util.Optional;

/**
 * The ports over AWS.
 *
 * @param credentials where empty, those of the process, looked up at the first call; so is the
 *     region, but at once
 */
record Aws(
        SdkHttpClient http, Optional<AwsCredentialsProvider> credentials, Optional<Region> region) {
    Ports ports(Settings settings, InstantSource clock, Telemetry telemetry) {
        DynamoDbClient dynamo = client(DynamoDbClient.builder());
        SesV2Client ses = client(SesV2Client.builder());
        Bodies bodies = new S3Bodies(client(S3Client.builder()), settings.outbox());
        Stores stores = DynamoStores.of(dynamo, settings.ledger(), bodies, clock);
        return new Ports(
                stores.ledger(),
                new PowertoolsOnce(dynamo, settings.idempotency()),
                new EventBridgeAnnouncer(
                        client(EventBridgeClient.builder()), settings.bus(), settings.stack()),
                stores.quarantine(),
                stores.casebook(),
                new SesAccountList(ses),
                stores.outbox(),
                new SesMailer(client(SesMailer.askingOnce(http)), settings.configurationSets()),
                new SesInsights(ses),
                telemetry,
                clock,
                Policy.standard());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        credentials.ifPresent(builder::credentialsProvider);
        region.ifPresent(builder::region);
        return builder.httpClient(http).build();
    }
}
