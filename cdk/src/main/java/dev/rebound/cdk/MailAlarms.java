package dev.rebound.cdk;

import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

import java.util.Map;

/**
 * How mail fares. AWS reviews an account at a bounce rate of 5 % or a complaint rate of 0.1 %, and
 * pauses it at twice or five times that (Amazon SES Developer Guide, "Reputation metrics").
 */
record MailAlarms(Alarms alarms, Metrics hourly, Metrics often) {
    void raise(Settings settings) {
        reputation("bounce-rate-near", "Reputation.BounceRate", 0.025);
        reputation("bounce-rate", "Reputation.BounceRate", 0.05);
        reputation("complaint-rate-near", "Reputation.ComplaintRate", 0.0005);
        reputation("complaint-rate", "Reputation.ComplaintRate", 0.001);
        rates();
        alarms.alarm("quarantined", "Feedback was put in quarantine.", often.own("Quarantined"), 1);
        if (settings.quietHours() > 0) quiet(settings.quietHours());
    }

    /** As SES counts it, slowly; of the whole account. */
    private void reputation(String name, String metric, double threshold) {
        alarms.alarm(
                name,
                "SES's own " + metric + " of the account is " + threshold + " or more.",
                hourly.most("AWS/SES", metric, Map.of()),
                threshold,
                TreatMissingData.IGNORE);
    }

    /** As Rebound counts it, within the hour; a few mails are no rate. */
    private void rates() {
        Metric sent = hourly.feedback("Send");
        alarms.alarm(
                "bounces",
                "Of 200 or more mails in an hour 5 % bounced hard.",
                hourly.rate("bounces", hourly.own("HardBounces"), sent, 200),
                5);
        alarms.alarm(
                "complaints",
                "Of 1000 or more mails in an hour 0.1 % were complained about.",
                hourly.rate("complaints", hourly.feedback("Complaint"), sent, 1000),
                0.1);
        alarms.alarm(
                "losses",
                "Of 100 or more mails of an hour nobody told how 1 % ended.",
                hourly.rate("losses", hourly.own("Lost"), hourly.own("Audited"), 100),
                1);
    }

    /** SES publishes at best effort, and so does a configuration set that somebody took away. */
    private void quiet(int hours) {
        alarms.silence(
                "quiet",
                "No mail was sent, or no event came, for " + hours + " hours.",
                hourly.feedback("Send"),
                hours);
    }
}
