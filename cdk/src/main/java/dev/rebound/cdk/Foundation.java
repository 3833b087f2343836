package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

import java.util.List;
import java.util.Optional;

/**
 * What all parts are built on: encrypted, reached by TLS only, kept as long as the settings say.
 * Everything is encrypted with keys that AWS owns, at no cost, or with one key of the account.
 */
final class Foundation extends Construct {
    /** Those that write to an encrypted queue or topic on somebody's behalf. */
    private static final List<String> WRITERS =
            List.of("events", "sns", "ses", "cloudwatch", "logs", "delivery.logs");

    private final Settings settings;
    private final Optional<Key> key;
    private final Bucket accessLogs;

    Foundation(Construct scope, Settings settings) {
        super(scope, "Foundation");
        this.settings = settings;
        this.key = settings.customerKey() ? Optional.of(key()) : Optional.empty();
        this.accessLogs = accessLogs();
    }

    Settings settings() {
        return settings;
    }

    Optional<Key> customerKey() {
        return key;
    }

    /** What the user would miss. */
    RemovalPolicy removalOfData() {
        return settings.keepData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    LogGroup logGroup(Construct scope, String id, String name) {
        LogGroup group =
                LogGroup.Builder.create(scope, id)
                        .logGroupName(name)
                        .encryptionKey(key.orElse(null))
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        ((CfnLogGroup) group.getNode().getDefaultChild())
                .setRetentionInDays(settings.retention().logs());
        return group;
    }

    /** Where messages wait that somebody must look at, for as long as SQS keeps them. */
    Queue deadLetters(Construct scope, String id, String name) {
        Queue dead = queue(scope, id, name).build();
        Nag.accept(dead, "AwsSolutions-SQS3", "It is the end of the line.");
        return dead;
    }

    /**
     * @param reader how long its reader takes for a batch; SQS hides the messages six times as long
     *     (AWS Lambda Developer Guide, "Using Lambda with Amazon SQS")
     */
    Queue queue(Construct scope, String id, String name, Duration reader, Queue dead) {
        return queue(scope, id, name)
                .visibilityTimeout(Duration.seconds(reader.toSeconds().intValue() * 6))
                .deadLetterQueue(DeadLetterQueue.builder().queue(dead).maxReceiveCount(5).build())
                .build();
    }

    private Queue.Builder queue(Construct scope, String id, String name) {
        return Queue.Builder.create(scope, id)
                .queueName(settings.named(name))
                .encryption(key.isPresent() ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED)
                .encryptionMasterKey(key.orElse(null))
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14));
    }

    Topic topic(Construct scope, String id, String name) {
        return Topic.Builder.create(scope, id)
                .topicName(settings.named(name))
                .masterKey(key.orElse(null))
                .enforceSsl(true)
                .build();
    }

    /** Its own name is AWS's to find: bucket names are the whole world's. */
    Bucket bucket(Construct scope, String id, List<LifecycleRule> lifecycle) {
        return privateBucket(scope, id)
                .encryption(key.isPresent() ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED)
                .encryptionKey(key.orElse(null))
                .bucketKeyEnabled(key.isPresent())
                .serverAccessLogsBucket(accessLogs)
                .serverAccessLogsPrefix(id + "/")
                .lifecycleRules(lifecycle)
                .build();
    }

    private Bucket.Builder privateBucket(Construct scope, String id) {
        return Bucket.Builder.create(scope, id)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(removalOfData())
                .autoDeleteObjects(!settings.keepData());
    }

    private Bucket accessLogs() {
        Bucket bucket =
                privateBucket(this, "AccessLogs")
                        .encryption(BucketEncryption.S3_MANAGED)
                        .lifecycleRules(List.of(expiry(settings.retention().logs())))
                        .build();
        Nag.accept(bucket, "AwsSolutions-S1", "It holds the access logs of the other buckets.");
        return bucket;
    }

    static LifecycleRule expiry(int days) {
        return LifecycleRule.builder().expiration(Duration.days(days)).build();
    }

    private Key key() {
        Key made =
                Key.Builder.create(this, "Key")
                        .alias(settings.system())
                        .enableKeyRotation(true)
                        .removalPolicy(removalOfData())
                        .build();
        WRITERS.forEach(
                service ->
                        made.grantEncryptDecrypt(new ServicePrincipal(service + ".amazonaws.com")));
        return made;
    }
}
