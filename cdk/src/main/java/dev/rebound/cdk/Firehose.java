package dev.rebound.cdk;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.BufferingHintsProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.CloudWatchLoggingOptionsProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.DeliveryStreamEncryptionConfigurationInputProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogStream;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** Brings events to the lake, and what it cannot bring beside them. */
final class Firehose {
    private static final String DAY = "dt=!{timestamp:yyyy-MM-dd}/";

    /** Few large files are read fastest; nobody asks for the last quarter of an hour. */
    private static final BufferingHintsProperty BUFFER =
            BufferingHintsProperty.builder().sizeInMBs(128).intervalInSeconds(900).build();

    private final Construct scope;
    private final Foundation foundation;
    private final Bucket lake;

    Firehose(Construct scope, Foundation foundation, Bucket lake) {
        this.scope = scope;
        this.foundation = foundation;
        this.lake = lake;
    }

    CfnDeliveryStream bringing(String name) {
        LogGroup log = foundation.logGroup(scope, "Log", "/aws/kinesisfirehose/" + name);
        Role role = FirehoseRole.of(scope, foundation, lake, log);
        CfnDeliveryStream stream =
                CfnDeliveryStream.Builder.create(scope, "Stream")
                        .deliveryStreamName(name)
                        .deliveryStreamType("DirectPut")
                        .deliveryStreamEncryptionConfigurationInput(encryption())
                        .extendedS3DestinationConfiguration(toLake(role, logging(log)))
                        .build();
        stream.getNode().addDependency(role); // Firehose tries its permissions at once
        return stream;
    }

    private ExtendedS3DestinationConfigurationProperty toLake(
            Role role, CloudWatchLoggingOptionsProperty logging) {
        return ExtendedS3DestinationConfigurationProperty.builder()
                .bucketArn(lake.getBucketArn())
                .roleArn(role.getRoleArn())
                .prefix(Lake.EVENTS + DAY)
                .errorOutputPrefix(Lake.ERRORS + "!{firehose:error-output-type}/" + DAY)
                .bufferingHints(BUFFER)
                .compressionFormat("GZIP")
                .cloudWatchLoggingOptions(logging)
                .build();
    }

    private DeliveryStreamEncryptionConfigurationInputProperty encryption() {
        boolean ours = foundation.customerKey().isPresent();
        return DeliveryStreamEncryptionConfigurationInputProperty.builder()
                .keyType(ours ? "CUSTOMER_MANAGED_CMK" : "AWS_OWNED_CMK")
                .keyArn(foundation.customerKey().map(Key::getKeyArn).orElse(null))
                .build();
    }

    private CloudWatchLoggingOptionsProperty logging(LogGroup group) {
        LogStream errors =
                LogStream.Builder.create(scope, "Errors")
                        .logGroup(group)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        return CloudWatchLoggingOptionsProperty.builder()
                .enabled(true)
                .logGroupName(group.getLogGroupName())
                .logStreamName(errors.getLogStreamName())
                .build();
    }
}
