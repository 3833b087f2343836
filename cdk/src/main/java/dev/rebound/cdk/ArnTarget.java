package dev.rebound.cdk;

import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

import java.util.List;
import java.util.Map;

/**
 * A target that is somebody else's. EventBridge calls it by a role that may do this one thing, but
 * for a log group, which takes none.
 */
final class ArnTarget {
    /** By the ARN's service; where a service has several kinds of targets, by service and kind. */
    private static final Map<String, String> ACTIONS =
            Map.of(
                    "sns", "sns:Publish",
                    "sqs", "sqs:SendMessage",
                    "lambda", "lambda:InvokeFunction",
                    "states", "states:StartExecution",
                    "kinesis", "kinesis:PutRecord",
                    "firehose", "firehose:PutRecord",
                    "execute-api", "execute-api:Invoke",
                    "events:event-bus", "events:PutEvents",
                    "events:api-destination", "events:InvokeApiDestination");

    private ArnTarget() {}

    /**
     * @throws InvalidProject when EventBridge needs to know more than the ARN
     */
    static CfnRule.TargetProperty of(String arn, Rule rule, String file) {
        CfnRule.TargetProperty.Builder target =
                CfnRule.TargetProperty.builder().id("Target0").arn(arn);
        if (service(arn).equals("logs")) LogGroupTarget.allow(rule, arn);
        else target.roleArn(role(arn, rule, file).getRoleArn());
        return target.build();
    }

    private static Role role(String arn, Rule rule, String file) {
        Role role =
                Role.Builder.create(rule, "Role")
                        .assumedBy(new ServicePrincipal("events.amazonaws.com"))
                        .build();
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of(action(arn, file)))
                        .resources(List.of(resource(arn)))
                        .build());
        Nag.acceptWildcards(
                role,
                "The permission for an API destination does not know the id behind the name.",
                "/^Resource::.*:api-destination\\/.*\\/\\*$/");
        return role;
    }

    private static String action(String arn, String file) {
        String kind = arn.split(":", 6)[5].split("/")[0];
        String action = ACTIONS.getOrDefault(service(arn) + ":" + kind, ACTIONS.get(service(arn)));
        if (action == null)
            throw new InvalidProject(
                    file,
                    "EventBridge needs more than an ARN to call " + service(arn) + " " + kind);
        return action;
    }

    /** The permission for an API destination has no id behind the name. */
    private static String resource(String arn) {
        return arn.contains(":api-destination/") ? arn.replaceFirst("/[^/]*$", "/*") : arn;
    }

    private static String service(String arn) {
        return arn.split(":")[2];
    }
}
