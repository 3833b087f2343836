package dev.rebound.cdk;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The whole system in one Region. Its outputs are how the command line finds the parts. */
final class ReboundStack extends Stack {
    /**
     * @throws InvalidProject naming a file that is wrong, and its fault
     * @throws dev.rebound.rules.InvalidRule the same of a rule
     */
    ReboundStack(Construct scope, String id, StackProps props, Settings settings, Project project) {
        super(scope, id, props);
        Foundation foundation = new Foundation(this, settings);
        Ledger ledger = new Ledger(this, foundation);
        Queue dead = foundation.queues().deadLetters(this, "DeadLetters", "dead-letters");
        Functions functions = new Functions(this, foundation, project, ledger, dead);
        Workflows workflows = new Workflows(this, foundation, project, functions);
        Rules rules = new Rules(this, foundation, project, workflows, functions, dead);
        new FeedbackArchive(this, settings);
        Optional<Analytics> analytics =
                when(settings.analytics(), () -> new Analytics(this, foundation, project));
        new Sending(this, foundation, analytics);
        Map<String, JavaFunction> all = new TreeMap<>(functions.all());
        List<Inbox> inboxes = new ArrayList<>(functions.inboxes().values());
        if (settings.intake()) {
            Intake intake = new Intake(this, foundation, project, ledger);
            all.put("takeIn", intake.takeIn());
            inboxes.add(intake.inbox());
        }
        Map<String, Queue> queues = new TreeMap<>();
        Map<String, Queue> deadLetters = new TreeMap<>(Map.of("dead-letters", dead));
        for (Inbox inbox : inboxes) {
            queues.put(inbox.name(), inbox.queue());
            deadLetters.put(inbox.deadName(), inbox.dead());
        }
        new Observability(
                this,
                foundation,
                new Watched(
                        all.values(),
                        workflows.all().values(),
                        rules.names(),
                        queues,
                        deadLetters,
                        analytics.map(lake -> lake.stream().getDeliveryStreamName())));
        Applications applications = new Applications(this, foundation, ledger, functions);
        output("LedgerTable", ledger.table().getTableName());
        output("IdempotencyTable", ledger.idempotency().getTableName());
        output("OutboxBucket", ledger.outbox().getBucketName());
        output("EventBus", "default");
        output("Workflows", joined(workflows.all().values(), StateMachine::getStateMachineArn));
        output("Functions", joined(all.values(), function -> function.live().getFunctionArn()));
        output("Queues", joined(queues.values(), IQueue::getQueueUrl));
        output("DeadLetterQueues", joined(deadLetters.values(), IQueue::getQueueUrl));
        output("ApplicationPolicy", applications.policy().getManagedPolicyArn());
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, "Output" + name)
                .value(value)
                .build()
                .overrideLogicalId(name);
    }

    private static <T> String joined(Collection<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.joining(","));
    }

    private static <T> Optional<T> when(boolean wanted, Supplier<T> part) {
        return wanted ? Optional.of(part.get()) : Optional.empty();
    }
}
