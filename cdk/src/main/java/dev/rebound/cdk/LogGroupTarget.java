package dev.rebound.cdk;

import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.logs.CfnResourcePolicy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A log group that a rule writes to: it takes no role, but a policy of its own (Amazon EventBridge
 * User Guide, "Using resource-based policies").
 */
final class LogGroupTarget {
    private static final List<String> WRITERS =
            List.of("events.amazonaws.com", "delivery.logs.amazonaws.com");

    private LogGroupTarget() {}

    static void allow(Rule rule, String arn) {
        Map<String, Object> policy =
                sorted(Map.of("Version", "2012-10-17", "Statement", List.of(statement(rule, arn))));
        CfnResourcePolicy.Builder.create(rule, "LogPolicy")
                .policyName(rule.getStack().getStackName() + "-" + rule.getNode().getId())
                .policyDocument(rule.getStack().toJsonString(policy))
                .build();
    }

    private static Map<String, Object> statement(Rule rule, String arn) {
        return sorted(
                Map.of(
                        "Effect", "Allow",
                        "Principal", Map.of("Service", WRITERS),
                        "Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        "Resource", arn.replaceFirst("(:\\*)?$", ":*"),
                        "Condition",
                                Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getRuleArn()))));
    }

    /** The policy is a text, which would else differ each time. */
    private static Map<String, Object> sorted(Map<String, Object> members) {
        return new TreeMap<>(members);
    }
}
