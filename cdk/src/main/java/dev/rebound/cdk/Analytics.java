package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.BufferingHintsProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.CloudWatchLoggingOptionsProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.DeliveryStreamEncryptionConfigurationInputProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty;
import software.amazon.awscdk.services.kinesisfirehose.DeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.DeliveryStreamAttributes;
import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogStream;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

import java.util.List;
import java.util.stream.Stream;

/**
 * SES's events, one JSON object per line, by the day that Firehose got them: {@code
 * events/v1/dt=2026-03-04/}. Athena asks them.
 */
final class Analytics extends Construct {
    private static final String EVENTS = "events/v1/";
    private static final String ERRORS = "errors/v1/";

    /** Few large files are read fastest; nobody asks for the last quarter of an hour. */
    private static final BufferingHintsProperty BUFFER =
            BufferingHintsProperty.builder().sizeInMBs(128).intervalInSeconds(900).build();

    private final Foundation foundation;
    private final Bucket lake;
    private final String name;
    private final IDeliveryStream stream;

    /**
     * @throws InvalidProject naming a file in {@code analytics/} that is wrong, and its fault
     */
    Analytics(Construct scope, Foundation foundation, Project project) {
        super(scope, "Analytics");
        this.foundation = foundation;
        this.lake = foundation.bucket(this, "Lake", lifecycle(foundation.settings()));
        this.name = foundation.settings().named("events");
        this.stream =
                DeliveryStream.fromDeliveryStreamAttributes(
                        this,
                        "Events",
                        DeliveryStreamAttributes.builder()
                                .deliveryStreamArn(firehose().getAttrArn())
                                .deliveryStreamName(name)
                                .build());
        // addresses of Firehose that fromDeliveryStreamAttributes brings, and nothing refers to
        Stack.of(this).getNode().tryRemoveChild("@aws-cdk--aws-kinesisfirehose.CidrBlocks");
        new Queries(this, foundation, project, lake);
    }

    IDeliveryStream stream() {
        return stream;
    }

    /** The addresses in it are kept no longer than the settings say. */
    private static List<LifecycleRule> lifecycle(Settings settings) {
        return Stream.of(EVENTS, ERRORS, Queries.RESULTS)
                .map(
                        prefix ->
                                LifecycleRule.builder()
                                        .prefix(prefix)
                                        .expiration(days(prefix, settings))
                                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                                        .build())
                .toList();
    }

    private static Duration days(String prefix, Settings settings) {
        int days = settings.retention().analytics();
        return Duration.days(prefix.equals(Queries.RESULTS) ? Math.min(30, days) : days);
    }

    private CfnDeliveryStream firehose() {
        LogGroup log = foundation.logGroup(this, "Log", "/aws/kinesisfirehose/" + name);
        LogStream errors = LogStream.Builder.create(this, "Errors").logGroup(log).build();
        Role role = role(log);
        CfnDeliveryStream made =
                CfnDeliveryStream.Builder.create(this, "Stream")
                        .deliveryStreamName(name)
                        .deliveryStreamType("DirectPut")
                        .deliveryStreamEncryptionConfigurationInput(encryption())
                        .extendedS3DestinationConfiguration(
                                ExtendedS3DestinationConfigurationProperty.builder()
                                        .bucketArn(lake.getBucketArn())
                                        .roleArn(role.getRoleArn())
                                        .prefix(EVENTS + "dt=!{timestamp:yyyy-MM-dd}/")
                                        .errorOutputPrefix(
                                                ERRORS
                                                        + "!{firehose:error-output-type}/dt=!{timestamp:yyyy-MM-dd}/")
                                        .bufferingHints(BUFFER)
                                        .compressionFormat("GZIP")
                                        .cloudWatchLoggingOptions(logging(log, errors))
                                        .build())
                        .build();
        made.getNode().addDependency(role); // Firehose tries its permissions at once
        return made;
    }

    private DeliveryStreamEncryptionConfigurationInputProperty encryption() {
        return DeliveryStreamEncryptionConfigurationInputProperty.builder()
                .keyType(
                        foundation.customerKey().isPresent()
                                ? "CUSTOMER_MANAGED_CMK"
                                : "AWS_OWNED_CMK")
                .keyArn(foundation.customerKey().map(Key::getKeyArn).orElse(null))
                .build();
    }

    private static CloudWatchLoggingOptionsProperty logging(LogGroup group, LogStream stream) {
        return CloudWatchLoggingOptionsProperty.builder()
                .enabled(true)
                .logGroupName(group.getLogGroupName())
                .logStreamName(stream.getLogStreamName())
                .build();
    }

    /**
     * Amazon Data Firehose Developer Guide, "Grant Firehose access to an Amazon S3 destination".
     */
    private Role role(LogGroup log) {
        Role role =
                Role.Builder.create(this, "Role")
                        .assumedBy(new ServicePrincipal("firehose.amazonaws.com"))
                        .build();
        role.addToPolicy(
                allow(
                        List.of(
                                "s3:GetBucketLocation",
                                "s3:ListBucket",
                                "s3:ListBucketMultipartUploads"),
                        lake.getBucketArn()));
        role.addToPolicy(
                allow(
                        List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"),
                        lake.arnForObjects(EVENTS + "*"),
                        lake.arnForObjects(ERRORS + "*")));
        log.grant(role, "logs:PutLogEvents");
        foundation
                .customerKey()
                .ifPresent(key -> key.grant(role, "kms:Decrypt", "kms:GenerateDataKey"));
        Nag.acceptWildcards(
                role,
                "Firehose names the objects.",
                "/^Resource::<AnalyticsLake.*\\.Arn>\\/(events|errors)\\/v1\\/\\*$/");
        return role;
    }

    private static PolicyStatement allow(List<String> actions, String... resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build();
    }
}
