package dev.rebound.cdk;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

import java.util.Optional;

/**
 * What all parts are built on: encrypted, reached by TLS only, kept as long as the settings say.
 * Everything is encrypted with keys that AWS owns, at no cost, or with one key of the account.
 */
final class Foundation extends Construct {
    private final Settings settings;
    private final Optional<Key> key;
    private final Buckets buckets;
    private final Queues queues;

    Foundation(Construct scope, Settings settings) {
        super(scope, "Foundation");
        this.settings = settings;
        this.key =
                settings.customerKey()
                        ? Optional.of(CustomerKey.make(this, settings, removalOfData()))
                        : Optional.empty();
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
}
