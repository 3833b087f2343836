package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

import java.util.List;
import java.util.stream.Stream;

/** The bucket of the events, of those that could not be brought, and of what queries found. */
final class Lake {
    static final String EVENTS = "events/v1/";
    static final String ERRORS = "errors/v1/";
    static final String RESULTS = "results/";

    private Lake() {}

    static Bucket of(Construct scope, Foundation foundation) {
        int days = foundation.settings().retention().analytics();
        return foundation.buckets().make(scope, "Lake", lifecycle(days));
    }

    /** The addresses in it are kept no longer than the settings say. */
    private static List<LifecycleRule> lifecycle(int days) {
        return Stream.of(EVENTS, ERRORS, RESULTS)
                .map(prefix -> expiry(prefix, prefix.equals(RESULTS) ? Math.min(30, days) : days))
                .toList();
    }

    private static LifecycleRule expiry(String prefix, int days) {
        return LifecycleRule.builder()
                .prefix(prefix)
                .expiration(Duration.days(days))
                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                .build();
    }
}
