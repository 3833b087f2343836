package dev.rebound.cdk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a user may set, from the CDK context: {@code rebound} in {@code cdk.json}, over it
 * {@code rebound:ENVIRONMENT} when the context names an {@code environment}, over both {@code -c
 * rebound.NAME=VALUE}.
 *
 * @param environment several in one account and Region bear names; one alone needs none
 * @param regions where to deploy; none is the Region of whoever deploys
 * @param streams configuration sets, by the streams they carry
 * @param identities whose mail {@code send} may send; {@code *} is all of the account
 * @param alarmAddress is sent the alarms; it must confirm a mail by SNS
 * @param quietHours without any event are an alarm; 0 is none
 * @param dimensions message tags that become dimensions of CloudWatch's metrics of SES
 * @param topic whether SES publishes to an SNS topic, too
 * @param analytics whether SES publishes to Firehose, and Athena can ask
 * @param intake whether there is a queue for events wrapped by SNS
 * @param intakeTopics ARNs of the topics that the queue subscribes to
 * @param retention of what grows
 * @param customerKey whether a KMS key of the account encrypts everything, in place of AWS's own
 * @param reservedConcurrency whether functions may reserve it: a new account has none to spare
 * @param keepData whether tables and buckets outlive the stack, and the ledger resists deletion
 */
public record Settings(
        String environment,
        List<String> regions,
        Map<String, Stream> streams,
        List<String> identities,
        Optional<String> alarmAddress,
        int quietHours,
        List<String> dimensions,
        boolean topic,
        boolean analytics,
        boolean intake,
        List<String> intakeTopics,
        Retention retention,
        boolean customerKey,
        boolean reservedConcurrency,
        boolean keepData) {

    /**
     * @param existing whether the set is there already; then only its event destinations are ours
     * @param sendingPool the pool of dedicated addresses that the stream's mail leaves from
     * @param tracking whether SES tells of opens and clicks, for which it rewrites links and adds a
     *     picture
     */
    public record Stream(
            String configurationSet,
            boolean existing,
            Optional<String> sendingPool,
            boolean tracking) {}

    /**
     * In days.
     *
     * @param archive of EventBridge, from which feedback is replayed
     * @param analytics of the events in S3
     */
    public record Retention(int logs, int archive, int analytics) {}

    /** {@code rebound}, or {@code rebound-ENVIRONMENT}: the stack's name, and begins all others. */
    public String system() {
        return system(environment);
    }

    static String system(String environment) {
        return environment.isEmpty() ? "rebound" : "rebound-" + environment;
    }

    /** What the system calls a part of its own. */
    public String named(String part) {
        return system() + "-" + part;
    }

    /** The names of all configuration sets. */
    public List<String> configurationSets() {
        return streams.values().stream().map(Stream::configurationSet).toList();
    }
}
