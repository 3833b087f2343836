package dev.rebound.cdk;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.DeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.DeliveryStreamAttributes;
import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/**
 * SES's events, one JSON object per line, by the day that Firehose got them: {@code
 * events/v1/dt=2026-03-04/}. Athena asks them.
 */
final class Analytics extends Construct {
    private final IDeliveryStream stream;

    /**
     * @throws InvalidProject naming a file in {@code analytics/} that is wrong, and its fault
     */
    Analytics(Construct scope, Foundation foundation, Project project) {
        super(scope, "Analytics");
        Bucket lake = Lake.of(this, foundation);
        String name = foundation.settings().named("events");
        this.stream = reference(name, new Firehose(this, foundation, lake).bringing(name));
        new Queries(this, foundation, project, lake);
    }

    IDeliveryStream stream() {
        return stream;
    }

    private IDeliveryStream reference(String name, CfnDeliveryStream made) {
        IDeliveryStream stream =
                DeliveryStream.fromDeliveryStreamAttributes(
                        this,
                        "Events",
                        DeliveryStreamAttributes.builder()
                                .deliveryStreamArn(made.getAttrArn())
                                .deliveryStreamName(name)
                                .build());
        // addresses of Firehose that fromDeliveryStreamAttributes brings, and nothing refers to
        Stack.of(this).getNode().tryRemoveChild("@aws-cdk--aws-kinesisfirehose.CidrBlocks");
        return stream;
    }
}
