package dev.rebound.cdk;

import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

import java.util.List;

/**
 * Writes two folders of the lake, and its log (Amazon Data Firehose Developer Guide, "Grant
 * Firehose access to an Amazon S3 destination").
 */
final class FirehoseRole {
    private FirehoseRole() {}

    static Role of(Construct scope, Foundation foundation, Bucket lake, LogGroup log) {
        Role role =
                Role.Builder.create(scope, "Role")
                        .assumedBy(new ServicePrincipal("firehose.amazonaws.com"))
                        .build();
        role.addToPolicy(bucket(lake));
        role.addToPolicy(objects(lake));
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

    private static PolicyStatement bucket(Bucket lake) {
        return PolicyStatement.Builder.create()
                .actions(
                        List.of(
                                "s3:GetBucketLocation",
                                "s3:ListBucket",
                                "s3:ListBucketMultipartUploads"))
                .resources(List.of(lake.getBucketArn()))
                .build();
    }

    private static PolicyStatement objects(Bucket lake) {
        return PolicyStatement.Builder.create()
                .actions(List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"))
                .resources(
                        List.of(
                                lake.arnForObjects(Lake.EVENTS + "*"),
                                lake.arnForObjects(Lake.ERRORS + "*")))
                .build();
    }
}
