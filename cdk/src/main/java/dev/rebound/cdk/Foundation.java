package dev.rebound.cdk;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all parts are built on: encrypted, reached by TLS only, kept as long as the settings say.
 * Everything is encrypted with keys that AWS owns, at no cost, or with one key of the account.
 */
final class Foundation extends Construct {
    /** Those that write to an encrypted queue or topic on somebody's behalf. */
    private static final List<String> WRITERS = List.of("events", "sns", "ses", "cloudwatch");

    private final Settings settings;
    private final Optional<Key> key;
    private final Buckets buckets;
    private final Queues queues;

    Foundation(Construct scope, Settings settings) {
        super(scope, "Foundation");
        this.settings = settings;
        this.key = settings.customerKey() ? Optional.of(key()) : Optional.empty();
        this.buckets = new Buckets(this);
        this.queues = new Queues(this);
    }

    Settings settings() {
        return settings;
    }

    Optional<Key> customerKey() {
        return key;
    }

    Buckets buckets() {
        return buckets;
    }

    Queues queues() {
        return queues;
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

    Topic topic(Construct scope, String id, String name) {
        return Topic.Builder.create(scope, id)
                .topicName(settings.named(name))
                .masterKey(key.orElse(null))
                .enforceSsl(true)
                .build();
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
        made.addToResourcePolicy(logs());
        return made;
    }

    /** Amazon CloudWatch Logs User Guide, "Encrypt log data". */
    private PolicyStatement logs() {
        Stack stack = Stack.of(this);
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
