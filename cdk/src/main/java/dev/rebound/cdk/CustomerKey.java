package dev.rebound.cdk;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;

/** The account's own key, for those who want to say who may read. */
final class CustomerKey {
    /** Those that write to an encrypted queue or topic on somebody's behalf. */
    private static final List<String> WRITERS = List.of("events", "sns", "ses", "cloudwatch");

    private CustomerKey() {}

    static Key make(Construct scope, Settings settings, RemovalPolicy removal) {
        Key made =
                Key.Builder.create(scope, "Key")
                        .alias(settings.system())
                        .enableKeyRotation(true)
                        .removalPolicy(removal)
                        .build();
        WRITERS.forEach(
                service ->
                        made.grantEncryptDecrypt(new ServicePrincipal(service + ".amazonaws.com")));
        made.addToResourcePolicy(logs(Stack.of(scope)));
        return made;
    }

    /** Amazon CloudWatch Logs User Guide, "Encrypt log data". */
    private static PolicyStatement logs(Stack stack) {
        String groups =
                stack.formatArn(ArnComponents.builder().service("logs").resource("*").build());
        return PolicyStatement.Builder.create()
                .principals(
                        List.of(
                                new ServicePrincipal(
                                        "logs." + stack.getRegion() + ".amazonaws.com")))
                .actions(
                        List.of(
                                "kms:Encrypt",
                                "kms:Decrypt",
                                "kms:ReEncrypt*",
                                "kms:GenerateDataKey*",
                                "kms:Describe*"))
                .resources(List.of("*"))
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups)))
                .build();
    }
}
