package dev.rebound.cdk;

import dev.rebound.cdk.Settings.Stream;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.DedicatedIpPool;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.amazon.awscdk.services.ses.IDedicatedIpPool;
import software.amazon.awscdk.services.ses.SuppressionReasons;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

import java.util.Optional;

/**
 * A configuration set for each stream, so that marketing never spends the reputation of invoices.
 */
final class Sending extends Construct {
    /** What {@code Policy} takes for SES's longest. */
    private static final Duration SES_TRIES = Duration.hours(14);

    /**
     * @param lake where Firehose brings the events, unless there are no analytics
     */
    Sending(Construct scope, Foundation foundation, Optional<Analytics> lake) {
        super(scope, "Sending");
        Settings settings = foundation.settings();
        Optional<Topic> topic =
                settings.topic()
                        ? Optional.of(foundation.topic(this, "Topic", "feedback"))
                        : Optional.empty();
        Publishing publishing = new Publishing(this, settings, topic, lake);
        settings.streams().forEach((name, stream) -> publishing.of(name, set(name, stream)));
    }

    private IConfigurationSet set(String name, Stream stream) {
        if (stream.existing())
            return ConfigurationSet.fromConfigurationSetName(this, name, stream.configurationSet());
        return ConfigurationSet.Builder.create(this, name)
                .configurationSetName(stream.configurationSet())
                .reputationMetrics(true)
                .suppressionReasons(suppressed(name))
                .maxDeliveryDuration(SES_TRIES)
                .dedicatedIpPool(stream.sendingPool().map(pool -> pool(name, pool)).orElse(null))
                .build();
    }

    /** Only marketing may be stopped by a complaint that SES's own list knows. */
    private static SuppressionReasons suppressed(String stream) {
        return stream.equals("marketing")
                ? SuppressionReasons.BOUNCES_AND_COMPLAINTS
                : SuppressionReasons.BOUNCES_ONLY;
    }

    private IDedicatedIpPool pool(String stream, String name) {
        return DedicatedIpPool.fromDedicatedIpPoolName(this, stream + "Pool", name);
    }
}
