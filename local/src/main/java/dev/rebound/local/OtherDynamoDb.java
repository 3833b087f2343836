package dev.rebound.local;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A DynamoDB that keeps a folder's tables in its stead, such as an emulator. It is given nobody's
 * credentials: a deployed stack is reached in another way.
 */
public record OtherDynamoDb(URI url) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final AwsBasicCredentials NOBODY =
            AwsBasicCredentials.create("rebound", "rebound");

    /**
     * @throws InvalidFile when it is none, or does not answer
     */
    Storage storage(Path folder) {
        System.err.println("rebound: the tables are in the DynamoDB at " + url);
        try {
            return LocalStorage.in(folder, client());
        } catch (SdkException | IllegalArgumentException fault) {
            throw new InvalidFile(
                    url.toString(),
                    "no DynamoDB answers there: "
                            + String.valueOf(fault.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(NOBODY))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o -> o.apiCallTimeout(PATIENCE))
                .build();
    }
}
