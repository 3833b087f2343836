package dev.rebound.local.aws;

import dev.rebound.event.Envelope;
import dev.rebound.json.Json;

import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.io.UncheckedIOException;
import java.util.List;

/**
 * Hands events to the targets of rules as EventBridge does, and payloads to functions.
 *
 * @param functions the ARNs of the stack's aliases
 */
record Targets(SfnClient workflows, LambdaClient lambda, SqsClient queues, List<String> functions) {
    /** Whether events can be handed to such a target here. */
    static boolean areServed(String target) {
        return List.of("states", "lambda", "sqs").contains(Arn.fromString(target).service());
    }

    void deliver(String target, String event) {
        switch (Arn.fromString(target).service()) {
            case "states" -> start(target, event);
            case "lambda" -> invoke(target, event);
            case "sqs" -> send(Arn.fromString(target), event);
            default -> throw new IllegalArgumentException(target);
        }
    }

    /** Named after the event, so that it is started once however often that is tried. */
    private void start(String workflow, String event) {
        try {
            workflows.startExecution(r -> r.stateMachineArn(workflow).name(id(event)).input(event));
        } catch (ExecutionAlreadyExistsException before) {
            return;
        }
    }

    private static String id(String event) {
        try {
            if (Json.object(event).get("id") instanceof String id
                    && id.matches("[A-Za-z0-9_-]{1,80}")) return id;
        } catch (UncheckedIOException noJson) {
            return Envelope.idOf(event);
        }
        return Envelope.idOf(event);
    }

    /** By the stack's alias where it has one: a version may have been replaced by a better one. */
    void invoke(String function, String payload) {
        String alias =
                functions.stream()
                        .filter(f -> Names.unqualified(f).equals(Names.unqualified(function)))
                        .findFirst()
                        .orElse(function);
        lambda.invoke(
                r ->
                        r.functionName(alias)
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String(payload)));
    }

    private void send(Arn queue, String event) {
        String url =
                queues.getQueueUrl(
                                r ->
                                        r.queueName(queue.resourceAsString())
                                                .queueOwnerAWSAccountId(
                                                        queue.accountId().orElse(null)))
                        .queueUrl();
        queues.sendMessage(r -> r.queueUrl(url).messageBody(event));
    }
}
