package dev.rebound.cdk;

import dev.rebound.rules.Target;

import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.sqs.Queue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What rules call. EventBridge tries for a day, then gives the event to the dead letters. */
final class Targets {
    private static final Map<String, Integer> A_DAY =
            Map.of("MaximumEventAgeInSeconds", 86_400, "MaximumRetryAttempts", 185);

    private final Workflows workflows;
    private final Functions functions;
    private final Queue dead;

    Targets(Workflows workflows, Functions functions, Queue dead) {
        this.workflows = workflows;
        this.functions = functions;
        this.dead = dead;
    }

    void call(Rule rule, dev.rebound.rules.Rule file) {
        switch (file.target()) {
            case Target.StateMachine(String name) ->
                    rule.addTarget(new SfnStateMachine(workflows.all().get(name)));
            case Target.Lambda(String name) ->
                    rule.addTarget(new LambdaFunction(functions.live(name)));
            case Target.Queue(String name) -> send(rule, functions.inboxes().get(name).queue());
            case Target.Arn(String arn) ->
                    cfn(rule).setTargets(List.of(ArnTarget.of(arn, rule, file.name() + ".json")));
        }
        patiently(rule);
    }

    void putInQuarantine(Rule rule, String because) {
        Map<String, Object> request = new TreeMap<>();
        request.put("event", EventField.fromPath("$"));
        request.put("because", because);
        rule.addTarget(
                LambdaFunction.Builder.create(functions.live("putInQuarantine"))
                        .event(RuleTargetInput.fromObject(request))
                        .build());
        patiently(rule);
    }

    private static void send(Rule rule, Queue queue) {
        cfn(rule)
                .setTargets(
                        List.of(
                                CfnRule.TargetProperty.builder()
                                        .id("Target0")
                                        .arn(queue.getQueueArn())
                                        .build()));
    }

    /** Not by CDK's targets, which would give each rule a statement in the queue's policy. */
    private void patiently(Rule rule) {
        cfn(rule).addPropertyOverride("Targets.0.RetryPolicy", A_DAY);
        cfn(rule).addPropertyOverride("Targets.0.DeadLetterConfig.Arn", dead.getQueueArn());
    }

    private static CfnRule cfn(Rule rule) {
        return (CfnRule) rule.getNode().getDefaultChild();
    }
}
