package dev.rebound.cdk;

import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.ses.CloudWatchDimension;
import software.amazon.awscdk.services.ses.CloudWatchDimensionSource;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.ses.FirehoseDeliveryStreamDestination;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where SES publishes what happens to a stream's mail: EventBridge always, CloudWatch, SNS and
 * Firehose as the settings say.
 */
record Publishing(
        Construct scope, Settings settings, Optional<Topic> topic, Optional<Analytics> lake) {
    private static final List<EmailSendingEvent> ALL = Arrays.asList(EmailSendingEvent.values());

    void of(String stream, IConfigurationSet set) {
        var bus = EventBus.fromEventBusName(scope, stream + "Bus", "default");
        publish(stream, "EventBridge", set, EventDestination.eventBus(bus));
        if (!settings.dimensions().isEmpty())
            publish(stream, "CloudWatch", set, EventDestination.cloudWatchDimensions(dimensions()));
        topic.ifPresent(to -> publish(stream, "Sns", set, EventDestination.snsTopic(to)));
        lake.ifPresent(to -> publish(stream, "Firehose", set, firehose(to)));
    }

    private void publish(
            String stream, String kind, IConfigurationSet set, EventDestination destination) {
        ConfigurationSetEventDestination.Builder.create(scope, stream + kind)
                .configurationSetEventDestinationName(settings.named(kind.toLowerCase(Locale.ROOT)))
                .configurationSet(set)
                .events(ALL)
                .destination(destination)
                .build();
    }

    private static EventDestination firehose(Analytics lake) {
        return EventDestination.firehoseDeliveryStream(
                FirehoseDeliveryStreamDestination.builder().deliveryStream(lake.stream()).build());
    }

    private List<CloudWatchDimension> dimensions() {
        return settings.dimensions().stream().map(Publishing::dimension).toList();
    }

    private static CloudWatchDimension dimension(String tag) {
        return CloudWatchDimension.builder()
                .name(tag)
                .source(CloudWatchDimensionSource.MESSAGE_TAG)
                .defaultValue("none")
                .build();
    }
}
