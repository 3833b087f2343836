package dev.rebound.cdk;

import dev.rebound.cdk.Settings.Stream;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.ses.CloudWatchDimension;
import software.amazon.awscdk.services.ses.CloudWatchDimensionSource;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.DedicatedIpPool;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.ses.FirehoseDeliveryStreamDestination;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.amazon.awscdk.services.ses.SuppressionReasons;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A configuration set for each stream, so that marketing never spends the reputation of invoices,
 * and where SES publishes what happens: EventBridge always, CloudWatch, SNS and Firehose as the
 * settings say.
 */
final class Sending extends Construct {
    /** What {@code Policy} takes for SES's longest. */
    private static final Duration SES_TRIES = Duration.hours(14);

    private static final List<EmailSendingEvent> ALL = Arrays.asList(EmailSendingEvent.values());

    private final Settings settings;
    private final Optional<Topic> topic;

    /**
     * @param lake where Firehose brings the events, unless there are no analytics
     */
    Sending(Construct scope, Foundation foundation, Optional<Analytics> lake) {
        super(scope, "Sending");
        this.settings = foundation.settings();
        this.topic =
                settings.topic()
                        ? Optional.of(foundation.topic(this, "Topic", "feedback"))
                        : Optional.empty();
        settings.streams().forEach((name, stream) -> publish(name, set(name, stream), lake));
    }

    private IConfigurationSet set(String name, Stream stream) {
        if (stream.existing())
            return ConfigurationSet.fromConfigurationSetName(this, name, stream.configurationSet());
        return ConfigurationSet.Builder.create(this, name)
                .configurationSetName(stream.configurationSet())
                .reputationMetrics(true)
                .suppressionReasons(
                        name.equals("marketing")
                                ? SuppressionReasons.BOUNCES_AND_COMPLAINTS
                                : SuppressionReasons.BOUNCES_ONLY)
                .maxDeliveryDuration(SES_TRIES)
                .dedicatedIpPool(
                        stream.sendingPool()
                                .map(
                                        pool ->
                                                DedicatedIpPool.fromDedicatedIpPoolName(
                                                        this, name + "Pool", pool))
                                .orElse(null))
                .build();
    }

    private void publish(String name, IConfigurationSet set, Optional<Analytics> lake) {
        var bus = EventBus.fromEventBusName(this, name + "Bus", "default");
        destination(name, "EventBridge", set, EventDestination.eventBus(bus));
        if (!settings.dimensions().isEmpty())
            destination(
                    name, "CloudWatch", set, EventDestination.cloudWatchDimensions(dimensions()));
        topic.ifPresent(to -> destination(name, "Sns", set, EventDestination.snsTopic(to)));
        lake.ifPresent(
                to ->
                        destination(
                                name,
                                "Firehose",
                                set,
                                EventDestination.firehoseDeliveryStream(firehose(to))));
    }

    private void destination(
            String name, String kind, IConfigurationSet set, EventDestination destination) {
        ConfigurationSetEventDestination.Builder.create(this, name + kind)
                .configurationSetEventDestinationName(
                        settings.named(kind.toLowerCase(java.util.Locale.ROOT)))
                .configurationSet(set)
                .events(ALL)
                .destination(destination)
                .build();
    }

    private static FirehoseDeliveryStreamDestination firehose(Analytics lake) {
        return FirehoseDeliveryStreamDestination.builder().deliveryStream(lake.stream()).build();
    }

    private List<CloudWatchDimension> dimensions() {
        return settings.dimensions().stream()
                .map(
                        tag ->
                                CloudWatchDimension.builder()
                                        .name(tag)
                                        .source(CloudWatchDimensionSource.MESSAGE_TAG)
                                        .defaultValue("none")
                                        .build())
                .toList();
    }
}
