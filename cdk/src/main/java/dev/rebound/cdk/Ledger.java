package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

import java.util.List;

/**
 * What the system remembers: the ledger, what was done once (Powertools' table), and the bodies of
 * large mails in the outbox.
 */
final class Ledger extends Construct {
    /** Half of an upload that was given up, and mails that nobody sends any more. */
    private static final LifecycleRule OUTBOX =
            LifecycleRule.builder()
                    .prefix("outbox/")
                    .expiration(Duration.days(31))
                    .abortIncompleteMultipartUploadAfter(Duration.days(1))
                    .build();

    private static final PointInTimeRecoverySpecification RECOVERY =
            PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build();

    private final Table table;
    private final Table idempotency;
    private final Bucket outbox;

    Ledger(Construct scope, Foundation foundation) {
        super(scope, "Ledger");
        table =
                table(foundation, "Table", "ledger")
                        .partitionKey(text("pk"))
                        .sortKey(text("sk"))
                        .timeToLiveAttribute("expires")
                        .pointInTimeRecoverySpecification(RECOVERY)
                        .build();
        index("suppressed", ProjectionType.ALL); // the suppression list
        index("hour", ProjectionType.KEYS_ONLY); // what was sent in an hour, for the audit
        idempotency =
                table(foundation, "Idempotency", "idempotency")
                        .partitionKey(text("id"))
                        .timeToLiveAttribute("expiration")
                        .build();
        Nag.accept(idempotency, "AwsSolutions-DDB3", "Of an hour ago it would be of no use.");
        outbox = foundation.buckets().make(this, "Outbox", List.of(OUTBOX));
    }

    Table table() {
        return table;
    }

    Table idempotency() {
        return idempotency;
    }

    Bucket outbox() {
        return outbox;
    }

    private Table.Builder table(Foundation foundation, String id, String name) {
        boolean ours = foundation.customerKey().isPresent();
        return Table.Builder.create(this, id)
                .tableName(foundation.settings().named(name))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(ours ? TableEncryption.CUSTOMER_MANAGED : TableEncryption.DEFAULT)
                .encryptionKey(foundation.customerKey().orElse(null))
                .deletionProtection(foundation.settings().keepData())
                .removalPolicy(foundation.removalOfData());
    }

    /** Sparse: only items that have the attribute are in it. */
    private void index(String key, ProjectionType projected) {
        table.addGlobalSecondaryIndex(
                GlobalSecondaryIndexProps.builder()
                        .indexName(key)
                        .partitionKey(text(key))
                        .projectionType(projected)
                        .build());
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
