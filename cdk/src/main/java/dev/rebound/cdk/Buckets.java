package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

import java.util.List;
import java.util.Optional;

/** Buckets that nobody else sees, whose access is logged in one that all share. */
final class Buckets {
    private final Foundation foundation;
    private final Bucket accessLogs;

    Buckets(Foundation foundation) {
        this.foundation = foundation;
        this.accessLogs = accessLogs();
    }

    /** Its own name is AWS's to find: bucket names are the whole world's. */
    Bucket make(Construct scope, String id, List<LifecycleRule> lifecycle) {
        Optional<Key> key = foundation.customerKey();
        return closed(scope, id)
                .encryption(key.isPresent() ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED)
                .encryptionKey(key.orElse(null))
                .bucketKeyEnabled(key.isPresent())
                .serverAccessLogsBucket(accessLogs)
                .serverAccessLogsPrefix(id + "/")
                .lifecycleRules(lifecycle)
                .build();
    }

    private Bucket.Builder closed(Construct scope, String id) {
        return Bucket.Builder.create(scope, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(foundation.removalOfData())
                .autoDeleteObjects(!foundation.settings().keepData());
    }

    private Bucket accessLogs() {
        Duration days = Duration.days(foundation.settings().retention().logs());
        Bucket bucket =
                closed(foundation, "AccessLogs")
                        .encryption(BucketEncryption.S3_MANAGED)
                        .lifecycleRules(List.of(LifecycleRule.builder().expiration(days).build()))
                        .build();
        Nag.accept(bucket, "AwsSolutions-S1", "It holds the access logs of the other buckets.");
        return bucket;
    }
}
