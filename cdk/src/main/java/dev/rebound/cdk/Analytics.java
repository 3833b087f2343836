package dev.rebound.cdk;

import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;
import software.constructs.Construct;

final class Analytics extends Construct {
    Analytics(Construct scope, Foundation foundation, Project project) {
        super(scope, "Analytics");
    }

    IDeliveryStream stream() {
        return null;
    }
}
