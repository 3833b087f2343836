package dev.rebound.cdk;

import dev.rebound.cdk.FunctionSpec.Caller;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.constructs.Construct;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Takes in events that come wrapped: a queue that SNS topics of this or another account and Region
 * may write to, and the function that unwraps them onto the bus.
 */
final class Intake extends Construct {
    static final FunctionSpec TAKE_IN =
            new FunctionSpec(
                    "takeIn",
                    "dev.rebound.intake",
                    Caller.QUEUE,
                    1024,
                    30,
                    OptionalInt.empty(),
                    Set.of(Access.TAKE_IN));

    private final Inbox inbox;
    private final JavaFunction takeIn;

    Intake(Construct scope, Foundation foundation, Project project, Ledger ledger) {
        super(scope, "Intake");
        Settings settings = foundation.settings();
        Code code = Code.fromAsset(project.jar("intake").toString());
        takeIn = new JavaFunction(this, foundation, TAKE_IN, code, Functions.environment(settings));
        TAKE_IN.grant(takeIn.function(), new Surroundings(Stack.of(this), settings, ledger));
        inbox = Inbox.make(this, "", foundation.queues(), "intake", takeIn);
        QueueAccess.ofTopics(inbox.queue(), settings.intakeTopics());
        settings.intakeTopics().forEach(this::subscribe);
    }

    Inbox inbox() {
        return inbox;
    }

    JavaFunction takeIn() {
        return takeIn;
    }

    /** A topic of another account must allow it by its own policy. */
    private void subscribe(String topic) {
        CfnSubscription.Builder.create(this, "Topic" + Integer.toHexString(topic.hashCode()))
                .topicArn(topic)
                .region(topic.split(":")[3])
                .protocol("sqs")
                .endpoint(inbox.queue().getQueueArn())
                .build();
    }
}
