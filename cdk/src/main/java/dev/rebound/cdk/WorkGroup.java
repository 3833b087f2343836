package dev.rebound.cdk;

import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.athena.CfnWorkGroup.EncryptionConfigurationProperty;
import software.amazon.awscdk.services.athena.CfnWorkGroup.EngineVersionProperty;
import software.amazon.awscdk.services.athena.CfnWorkGroup.ResultConfigurationProperty;
import software.amazon.awscdk.services.athena.CfnWorkGroup.WorkGroupConfigurationProperty;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** How Athena is asked: whoever asks in it cannot ask otherwise. */
final class WorkGroup {
    /** A query over more is a mistake: it would cost half a dollar. */
    private static final long MOST_BYTES = 100_000_000_000L;

    private WorkGroup() {}

    static CfnWorkGroup of(Construct scope, Foundation foundation, Bucket lake) {
        return CfnWorkGroup.Builder.create(scope, "WorkGroup")
                .name(foundation.settings().system())
                .description("Questions about mail, with limits.")
                .recursiveDeleteOption(true)
                .workGroupConfiguration(limits(results(foundation, lake)))
                .build();
    }

    private static WorkGroupConfigurationProperty limits(ResultConfigurationProperty results) {
        return WorkGroupConfigurationProperty.builder()
                .enforceWorkGroupConfiguration(true)
                .publishCloudWatchMetricsEnabled(true)
                .bytesScannedCutoffPerQuery(MOST_BYTES)
                .engineVersion(
                        EngineVersionProperty.builder()
                                .selectedEngineVersion("Athena engine version 3")
                                .build())
                .resultConfiguration(results)
                .build();
    }

    private static ResultConfigurationProperty results(Foundation foundation, Bucket lake) {
        boolean ours = foundation.customerKey().isPresent();
        return ResultConfigurationProperty.builder()
                .outputLocation(lake.s3UrlForObject(Lake.RESULTS))
                .encryptionConfiguration(
                        EncryptionConfigurationProperty.builder()
                                .encryptionOption(ours ? "SSE_KMS" : "SSE_S3")
                                .kmsKey(foundation.customerKey().map(Key::getKeyArn).orElse(null))
                                .build())
                .build();
    }
}
