package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Archive;
import software.amazon.awscdk.services.events.CfnArchive;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.constructs.Construct;

import java.util.List;

/**
 * Keeps the feedback, to be played to the rules again. No longer than functions remember what was
 * done: a replay decides nothing twice.
 */
final class FeedbackArchive extends Construct {
    FeedbackArchive(Construct scope, Settings settings) {
        super(scope, "Archive");
        Archive archive =
                Archive.Builder.create(this, "Feedback")
                        .archiveName(settings.named("feedback"))
                        .description(
                                "Mail events, to be replayed to the rules of " + settings.system())
                        .sourceEventBus(EventBus.fromEventBusName(this, "Bus", "default"))
                        .retention(Duration.days(settings.retention().archive()))
                        .eventPattern(EventPattern.builder().source(List.of("aws.ses")).build())
                        .build();
        ((CfnArchive) archive.getNode().getDefaultChild())
                .setEventPattern(
                        new Narrowing(settings)
                                .of("{\"source\":[\"aws.ses\",\"rebound.intake\"]}"));
    }
}
