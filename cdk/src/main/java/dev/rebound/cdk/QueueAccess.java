package dev.rebound.cdk;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;

import java.util.List;
import java.util.Map;

/**
 * Who may write to a queue, in one statement for all of a kind: SQS takes ten conditions in a
 * policy (Amazon SQS Developer Guide, "Amazon SQS policy quotas").
 */
final class QueueAccess {
    private QueueAccess() {}

    /** Those of this stack, by their names. */
    static void ofRules(Queue queue, Settings settings) {
        String rules =
                queue.getStack()
                        .formatArn(
                                ArnComponents.builder()
                                        .service("events")
                                        .resource("rule")
                                        .resourceName(settings.named("*"))
                                        .build());
        allow(queue, "events.amazonaws.com", "ArnLike", List.of(rules));
    }

    /**
     * @param topics their ARNs
     */
    static void ofTopics(Queue queue, List<String> topics) {
        if (!topics.isEmpty()) allow(queue, "sns.amazonaws.com", "ArnEquals", topics);
    }

    private static void allow(Queue queue, String service, String test, List<String> sources) {
        queue.addToResourcePolicy(
                PolicyStatement.Builder.create()
                        .principals(List.of(new ServicePrincipal(service)))
                        .actions(List.of("sqs:SendMessage"))
                        .resources(List.of(queue.getQueueArn()))
                        .conditions(Map.of(test, Map.of("aws:SourceArn", sources)))
                        .build());
    }
}
