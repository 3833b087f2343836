package dev.rebound.cdk;

import dev.rebound.rules.Rule;
import dev.rebound.rules.Rule.Trigger;

import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule for each file of {@code rules/} on the default bus, where SES publishes, and one more for
 * mail events that none of them would take.
 */
final class Rules extends Construct {
    private final Settings settings;
    private final Narrowing narrowing;
    private final Targets targets;
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
        this.targets = new Targets(workflows, functions, dead);
        List<Rule> files = project.rules(FunctionTable.targets(), FunctionTable.queues());
        files.forEach(this::make);
        unmatched("unmatched", "aws.ses", files);
        unmatched("unmatched-intake", "rebound.intake", files);
        QueueAccess.ofRules(dead, settings);
        for (Inbox inbox : functions.inboxes().values())
            QueueAccess.ofRules(inbox.queue(), settings);
    }

    /** As they are called in AWS. */
    List<String> names() {
        return names;
    }

    private void make(Rule file) {
        var rule = rule(file.name(), file.description()).enabled(file.enabled());
        switch (file.trigger()) {
            case Trigger.Pattern(String json) -> targets.call(pattern(rule, json), file);
            case Trigger.Schedule(String expression) ->
                    targets.call(rule.schedule(Schedule.expression(expression)).build(), file);
        }
    }

    /** Verbatim: CDK's own type of patterns does not know all of EventBridge's syntax. */
    private software.amazon.awscdk.services.events.Rule pattern(
            software.amazon.awscdk.services.events.Rule.Builder builder, String json) {
        var rule =
                builder.eventPattern(EventPattern.builder().source(List.of("rebound")).build())
                        .build();
        ((CfnRule) rule.getNode().getDefaultChild()).setEventPattern(narrowing.of(json));
        return rule;
    }

    private void unmatched(String name, String source, List<Rule> files) {
        var rule =
                pattern(
                        rule(name, "What no other rule takes of " + source + "."),
                        Unmatched.of(source, files));
        targets.putInQuarantine(rule, "no rule matches the event");
    }

    private software.amazon.awscdk.services.events.Rule.Builder rule(
            String name, String description) {
        names.add(settings.named(name));
        return software.amazon.awscdk.services.events.Rule.Builder.create(this, name)
                .ruleName(settings.named(name))
                .description(description);
    }
}
