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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where SES publishes what happens to a stream's mail: EventBridge always, CloudWatch, SNS and
 * Firehose as the settings say.
 */
record Publishing(
        Construct scope, Settings settings, Optional<Topic> topic, Optional<Analytics> lake) {
    private static final List<EmailSendingEvent> ALL = Arrays.asList(EmailSendingEvent.values());

    /** For these SES changes the mail itself. */
    private static final Set<EmailSendingEvent> TRACKED =
            EnumSet.of(EmailSendingEvent.OPEN, EmailSendingEvent.CLICK);

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
                .events(events(stream))
                .destination(destination)
                .build();
    }

    private List<EmailSendingEvent> events(String stream) {
        boolean tracking = settings.streams().get(stream).tracking();
        return ALL.stream().filter(event -> tracking || !TRACKED.contains(event)).toList();
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
