package dev.rebound.cdk;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;

/** Tells somebody, by an SNS topic. */
final class Alarms extends Construct {
    private final Settings settings;
    private final Topic topic;

    Alarms(Construct scope, Foundation foundation) {
        super(scope, "Alarms");
        this.settings = foundation.settings();
        this.topic = foundation.topic(this, "Topic", "alarms");
        topic.addToResourcePolicy(cloudWatch());
        settings.alarmAddress().map(EmailSubscription::new).ifPresent(topic::addSubscription);
    }

    /** A topic with a policy of its own lets nobody publish but whom it names. */
    private PolicyStatement cloudWatch() {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(
                        Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build();
    }

    /** Of a metric that reaches its threshold; nothing measured is nothing to tell. */
    void alarm(String name, String description, IMetric metric, Number threshold) {
        alarm(name, description, metric, threshold, TreatMissingData.NOT_BREACHING);
    }

    void alarm(
            String name,
            String description,
            IMetric metric,
            Number threshold,
            TreatMissingData missing) {
        raise(
                start(name, description, metric, threshold)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                        .evaluationPeriods(1)
                        .treatMissingData(missing));
    }

    /**
     * Of a metric that is below one, or not measured at all.
     *
     * @param periods how many of the metric's in a row
     */
    void silence(String name, String description, IMetric metric, int periods) {
        raise(
                start(name, description, metric, 1)
                        .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                        .evaluationPeriods(periods)
                        .treatMissingData(TreatMissingData.BREACHING));
    }

    private Alarm.Builder start(String name, String description, IMetric metric, Number threshold) {
        return Alarm.Builder.create(this, name)
                .alarmName(settings.named(name))
                .alarmDescription(description)
                .metric(metric)
                .threshold(threshold);
    }

    private void raise(Alarm.Builder alarm) {
        alarm.build().addAlarmAction(new SnsAction(topic));
    }
}
