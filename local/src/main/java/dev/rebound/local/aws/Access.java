package dev.rebound.local.aws;

import dev.rebound.local.InvalidFile;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

import java.util.Optional;

/** Credentials, region and connections for all clients of one command; they live as long as it. */
public final class Access {
    static {
        // clients that look up credentials by themselves find two implementations of HTTP
        System.setProperty(
                "software.amazon.awssdk.http.service.impl",
                "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService");
        // the JDK keeps five connections open to a host, too few for Parallel.MOST callers
        System.setProperty("http.maxConnections", String.valueOf(Parallel.MOST));
    }

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final String profile;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    private Access(Region region, AwsCredentialsProvider credentials, String profile) {
        this.region = region;
        this.credentials = credentials;
        this.profile = profile;
    }

    /**
     * What is not named is found as all of AWS's tools find it, except that a profile that is named
     * is taken whatever credentials the environment holds.
     *
     * @throws InvalidFile when there is no region, or there are no credentials
     */
    public static Access by(Optional<String> profile, Optional<String> region) {
        String name =
                profile.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
        Access access =
                new Access(
                        region.map(Region::of).orElseGet(() -> region(name)),
                        profile.<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                                .orElseGet(() -> DefaultCredentialsProvider.builder().build()),
                        name);
        access.check(profile);
        return access;
    }

    private static Region region(String profile) {
        try {
            return DefaultAwsRegionProviderChain.builder().profileName(profile).build().getRegion();
        } catch (SdkClientException none) {
            throw new InvalidFile(
                    "AWS", "no region: give --region NAME, set AWS_REGION or run aws configure");
        }
    }

    private void check(Optional<String> named) {
        try {
            credentials.resolveCredentials();
        } catch (SdkClientException none) {
            throw new InvalidFile(
                    "AWS",
                    named.map(
                                    name ->
                                            "profile "
                                                    + name
                                                    + " gives no credentials: "
                                                    + none.getMessage())
                            .orElse(
                                    "no credentials: give --profile NAME, set AWS_PROFILE, or run"
                                            + " aws configure or aws sso login"));
        }
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(o -> o.defaultProfileName(profile))
                .httpClient(http)
                .build();
    }

    /** Such as {@code eu-west-1}. */
    @Override
    public String toString() {
        return region.id();
    }
}
