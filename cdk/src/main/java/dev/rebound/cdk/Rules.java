package dev.rebound.cdk;

import dev.rebound.rules.Rule;
import dev.rebound.rules.Rule.Trigger;
import dev.rebound.rules.Target;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A rule for each file of {@code rules/} on the default bus, where SES publishes, and one more for
 * mail events that none of them would take. EventBridge tries a target for a day, then gives the
 * event to the dead letters.
 */
final class Rules extends Construct {
    private static final Duration A_DAY = Duration.hours(24);
    private static final int TRIES = 185;

    static final CfnRule.RetryPolicyProperty RETRY =
            CfnRule.RetryPolicyProperty.builder()
                    .maximumEventAgeInSeconds(86_400)
                    .maximumRetryAttempts(TRIES)
                    .build();

    private final Settings settings;
    private final Narrowing narrowing;
    private final Workflows workflows;
    private final Functions functions;
    private final Queue dead;
    private final List<String> names = new ArrayList<>();

    Rules(
            Construct scope,
            Foundation foundation,
            Project project,
            Workflows workflows,
            Functions functions,
            Queue dead) {
        super(scope, "Rules");
        this.settings = foundation.settings();
        this.narrowing = new Narrowing(settings);
        this.workflows = workflows;
        this.functions = functions;
        this.dead = dead;
        List<Rule> files = project.rules(FunctionSpec.targets(), FunctionSpec.queues());
        files.forEach(this::make);
        unmatched("unmatched", "aws.ses", files);
        unmatched("unmatched-intake", "rebound.intake", files);
    }

    /** As they are called in AWS. */
    List<String> names() {
        return names;
    }

    private void make(Rule file) {
        var rule = rule(file.name(), file.description()).enabled(file.enabled());
        switch (file.trigger()) {
            case Trigger.Pattern(String json) -> target(pattern(rule, json), file);
            case Trigger.Schedule(String expression) ->
                    target(rule.schedule(Schedule.expression(expression)).build(), file);
        }
    }

    /** Verbatim: CDK's own type of patterns does not know all of EventBridge's syntax. */
    private software.amazon.awscdk.services.events.Rule pattern(
            software.amazon.awscdk.services.events.Rule.Builder builder, String json) {
        var rule =
                builder.eventPattern(EventPattern.builder().source(List.of("rebound")).build())
                        .build();
        cfn(rule).setEventPattern(narrowing.of(json));
        return rule;
    }

    private void target(software.amazon.awscdk.services.events.Rule rule, Rule file) {
        switch (file.target()) {
            case Target.StateMachine(String name) ->
                    rule.addTarget(
                            SfnStateMachine.Builder.create(workflows.all().get(name))
                                    .deadLetterQueue(dead)
                                    .maxEventAge(A_DAY)
                                    .retryAttempts(TRIES)
                                    .build());
            case Target.Lambda(String name) -> rule.addTarget(lambda(name, null));
            case Target.Queue(String name) ->
                    rule.addTarget(
                            SqsQueue.Builder.create(functions.queues().get(name))
                                    .deadLetterQueue(dead)
                                    .maxEventAge(A_DAY)
                                    .retryAttempts(TRIES)
                                    .build());
            case Target.Arn(String arn) ->
                    cfn(rule)
                            .setTargets(
                                    List.of(ArnTarget.of(arn, rule, file.name() + ".json", dead)));
        }
    }

    private IRuleTarget lambda(String name, RuleTargetInput input) {
        return LambdaFunction.Builder.create(functions.live(name))
                .event(input)
                .deadLetterQueue(dead)
                .maxEventAge(A_DAY)
                .retryAttempts(TRIES)
                .build();
    }

    private void unmatched(String name, String source, List<Rule> files) {
        var rule =
                pattern(
                        rule(name, "What no other rule takes of " + source + "."),
                        Unmatched.of(source, files));
        rule.addTarget(
                lambda(
                        "putInQuarantine",
                        RuleTargetInput.fromObject(
                                Map.of(
                                        "event",
                                        EventField.fromPath("$"),
                                        "because",
                                        "no rule matches the event"))));
    }

    private software.amazon.awscdk.services.events.Rule.Builder rule(
            String name, String description) {
        names.add(settings.named(name));
        return software.amazon.awscdk.services.events.Rule.Builder.create(this, name)
                .ruleName(settings.named(name))
                .description(description);
    }

    private static CfnRule cfn(software.amazon.awscdk.services.events.Rule rule) {
        return (CfnRule) rule.getNode().getDefaultChild();
    }
}
