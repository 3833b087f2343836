package dev.rebound.cdk;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

import java.util.Map;

/**
 * A function with log group and role of its own, behind the alias {@code live}: only a published
 * version starts from a snapshot, and the former ones stay, to go back to.
 */
final class JavaFunction extends Construct {
    private static final VersionOptions KEPT =
            VersionOptions.builder().removalPolicy(RemovalPolicy.RETAIN).build();

    private final FunctionSpec spec;
    private final Function function;
    private final Alias live;

    /**
     * @param code a zip from {@code lambdas/}
     */
    JavaFunction(
            Construct scope,
            Foundation foundation,
            FunctionSpec spec,
            Code code,
            Map<String, String> environment) {
        super(scope, spec.name());
        this.spec = spec;
        String name = foundation.settings().named(spec.name());
        LogGroup logs = foundation.logGroup(this, "Logs", "/aws/lambda/" + name);
        function =
                Function.Builder.create(this, "Function")
                        .functionName(name)
                        .runtime(Runtime.JAVA_25)
                        .architecture(Architecture.ARM_64)
                        .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                        .code(code)
                        .handler(spec.handler())
                        .memorySize(spec.memory())
                        .timeout(Duration.seconds(spec.timeout()))
                        .reservedConcurrentExecutions(spec.reserved(foundation.settings()))
                        .environment(environment)
                        .tracing(Tracing.ACTIVE)
                        .logGroup(logs)
                        .role(FunctionRole.of(this, foundation, logs))
                        .currentVersionOptions(KEPT)
                        .build();
        live =
                Alias.Builder.create(this, "Live")
                        .aliasName("live")
                        .version(function.getCurrentVersion())
                        .build();
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish",
                        "Everybody calls the alias.");
    }

    Function function() {
        return function;
    }

    /** Asynchronously, so that nobody waits for its answer. */
    boolean isCalledByRules() {
        return spec.caller() == FunctionSpec.Caller.RULE;
    }

    /** Whether only one of it may run at a time. */
    boolean isAlone() {
        return spec.concurrency().isPresent();
    }

    Alias live() {
        return live;
    }

    /** What it cannot handle when nobody waits for its answer goes there. */
    void onFailure(Queue queue) {
        live.configureAsyncInvoke(
                EventInvokeConfigOptions.builder()
                        .retryAttempts(2)
                        .maxEventAge(Duration.hours(6))
                        .onFailure(new SqsDestination(queue))
                        .build());
    }
}
