package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;

/**
 * What somebody must be told of, by an SNS topic. AWS reviews an account at a bounce rate of 5 % or
 * a complaint rate of 0.1 %, and pauses it at twice or five times that (Amazon SES Developer Guide,
 * "Reputation metrics").
 */
final class Alarms extends Construct {
    private static final Duration HOUR = Duration.hours(1);
    private static final Duration MINUTES = Duration.minutes(5);

    private final Settings settings;
    private final Topic topic;
    private final Metrics hourly;
    private final Metrics often;

    Alarms(Construct scope, Foundation foundation) {
        super(scope, "Alarms");
        this.settings = foundation.settings();
        this.topic = foundation.topic(this, "Topic", "alarms");
        this.hourly = new Metrics(settings, HOUR);
        this.often = new Metrics(settings, MINUTES);
        settings.alarmAddress().map(EmailSubscription::new).ifPresent(topic::addSubscription);
        reputation();
        rates();
        if (settings.quietHours() > 0) quiet();
    }

    Topic topic() {
        return topic;
    }

    /** As SES counts it, slowly; of the whole account. */
    private void reputation() {
        reputation("bounce-rate-near", "Reputation.BounceRate", 0.025);
        reputation("bounce-rate", "Reputation.BounceRate", 0.05);
        reputation("complaint-rate-near", "Reputation.ComplaintRate", 0.0005);
        reputation("complaint-rate", "Reputation.ComplaintRate", 0.001);
    }

    private void reputation(String name, String metric, double threshold) {
        alarm(
                name,
                "SES's own " + metric + " of the account is " + threshold + " or more.",
                hourly.most("AWS/SES", metric, Map.of()),
                threshold,
                TreatMissingData.IGNORE);
    }

    /** As Rebound counts it, within the hour; a few mails are no rate. */
    private void rates() {
        Metric sent = hourly.feedback("Send");
        alarm(
                "bounces",
                "Of 200 or more mails in an hour 5 % bounced hard.",
                hourly.rate("bounces", hourly.own("HardBounces"), sent, 200),
                5);
        alarm(
                "complaints",
                "Of 1000 or more mails in an hour 0.1 % were complained about.",
                hourly.rate("complaints", hourly.feedback("Complaint"), sent, 1000),
                0.1);
        alarm(
                "losses",
                "Of 100 or more mails of an hour nobody told how 1 % ended.",
                hourly.rate("losses", hourly.own("Lost"), hourly.own("Audited"), 100),
                1);
        alarm("quarantined", "Feedback was put in quarantine.", often.own("Quarantined"), 1);
    }

    /** SES publishes at best effort, and so does a configuration set that somebody took away. */
    private void quiet() {
        Alarm.Builder.create(this, "quiet")
                .alarmName(settings.named("quiet"))
                .alarmDescription(
                        "No mail was sent, or no event came, for "
                                + settings.quietHours()
                                + " hours.")
                .metric(hourly.feedback("Send"))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(settings.quietHours())
                .treatMissingData(TreatMissingData.BREACHING)
                .build()
                .addAlarmAction(new SnsAction(topic));
    }

    void deadLetters(String name, Queue queue) {
        alarm(
                name,
                "Messages lie in " + name + ": ./rebound redrive --aws",
                often.most(
                        "AWS/SQS",
                        "ApproximateNumberOfMessagesVisible",
                        Map.of("QueueName", queue.getQueueName())),
                1);
    }

    void age(String name, Queue queue) {
        alarm(
                name + "-age",
                "The oldest message in " + name + " has waited for a quarter of an hour.",
                often.most(
                        "AWS/SQS",
                        "ApproximateAgeOfOldestMessage",
                        Map.of("QueueName", queue.getQueueName())),
                900);
    }

    void total(String name, String description, List<? extends IMetric> metrics) {
        for (int from = 0; from < metrics.size(); from += 10)
            alarm(
                    from == 0 ? name : name + "-" + (from / 10 + 1),
                    description,
                    often.total(name, metrics.subList(from, Math.min(from + 10, metrics.size()))),
                    1);
    }

    void alarm(String name, String description, IMetric metric, Number threshold) {
        alarm(name, description, metric, threshold, TreatMissingData.NOT_BREACHING);
    }

    private void alarm(
            String name,
            String description,
            IMetric metric,
            Number threshold,
            TreatMissingData missing) {
        Alarm.Builder.create(this, name)
                .alarmName(settings.named(name))
                .alarmDescription(description)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(missing)
                .build()
                .addAlarmAction(new SnsAction(topic));
    }
}
