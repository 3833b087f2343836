package dev.rebound.cdk;

import dev.rebound.cdk.FunctionSpec.Caller;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;
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
                    Set.of(Access.ANNOUNCE));

    private final Queue queue;
    private final Queue dead;
    private final JavaFunction takeIn;

    Intake(Construct scope, Foundation foundation, Project project, Ledger ledger) {
        super(scope, "Intake");
        Settings settings = foundation.settings();
        dead = foundation.deadLetters(this, "Dead", "intake-dead-letters");
        Duration timeout = Duration.seconds(TAKE_IN.timeout());
        queue = foundation.queue(this, "Queue", "intake", timeout, dead);
        Code code = Code.fromAsset(project.jar("intake").toString());
        takeIn =
                new JavaFunction(
                        this,
                        foundation,
                        TAKE_IN,
                        code,
                        Map.of(
                                "STACK_NAME", settings.system(),
                                "POWERTOOLS_SERVICE_NAME", settings.system(),
                                "EVENT_BUS", "default"));
        TAKE_IN.grant(takeIn.function(), new Access.Surroundings(Stack.of(this), settings, ledger));
        takeIn.reads(queue);
        settings.intakeTopics().forEach(this::subscribe);
    }

    Queue queue() {
        return queue;
    }

    Queue deadLetters() {
        return dead;
    }

    JavaFunction takeIn() {
        return takeIn;
    }

    /** A topic of another account must allow it by its own policy. */
    private void subscribe(String topic) {
        queue.addToResourcePolicy(
                PolicyStatement.Builder.create()
                        .principals(List.of(new ServicePrincipal("sns.amazonaws.com")))
                        .actions(List.of("sqs:SendMessage"))
                        .resources(List.of(queue.getQueueArn()))
                        .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", topic)))
                        .build());
        CfnSubscription.Builder.create(this, "Topic" + Integer.toHexString(topic.hashCode()))
                .topicArn(topic)
                .region(topic.split(":")[3])
                .protocol("sqs")
                .endpoint(queue.getQueueArn())
                .build();
    }
}
