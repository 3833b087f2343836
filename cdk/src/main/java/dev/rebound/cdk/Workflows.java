package dev.rebound.cdk;

import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The files of {@code statemachines/}, each with a role that may call what its text calls and
 * nothing else. Their names begin as {@code rules/failed.json} has it.
 */
final class Workflows extends Construct {
    private final Map<String, StateMachine> all = new TreeMap<>();

    /**
     * @throws InvalidProject naming a workflow that calls what is no function
     */
    Workflows(Construct scope, Foundation foundation, Project project, Functions functions) {
        super(scope, "Workflows");
        project.workflows()
                .forEach((name, text) -> all.put(name, make(name, text, foundation, functions)));
        Nag.acceptWildcards(
                this,
                "Neither X-Ray nor the delivery of logs knows resources.",
                "/^Resource::\\*$/");
        Nag.accept(
                this,
                "AwsSolutions-SF1",
                "The execution history tells every step; logs repeat only the faults.");
    }

    Map<String, StateMachine> all() {
        return all;
    }

    private StateMachine make(
            String name, String text, Foundation foundation, Functions functions) {
        Map<String, String> called = called(name, text, functions);
        Settings settings = foundation.settings();
        StateMachine workflow =
                StateMachine.Builder.create(this, name)
                        .stateMachineName(settings.named(name))
                        .stateMachineType(StateMachineType.STANDARD)
                        .definitionBody(DefinitionBody.fromString(text))
                        .definitionSubstitutions(called)
                        .tracingEnabled(true)
                        .logs(logs(name, foundation))
                        .build();
        if (!called.isEmpty())
            workflow.addToRolePolicy(
                    PolicyStatement.Builder.create()
                            .actions(List.of("lambda:InvokeFunction"))
                            .resources(called.values().stream().sorted().toList())
                            .build());
        return workflow;
    }

    private static Map<String, String> called(String name, String text, Functions functions) {
        Set<String> calls = Project.calls(text);
        for (String call : calls)
            if (!FunctionTable.tasks().contains(call))
                throw new InvalidProject(
                        name + ".asl.json",
                        "calls ${" + call + "}, there are " + new TreeSet<>(FunctionTable.tasks()));
        return calls.stream()
                .collect(
                        Collectors.toMap(
                                call -> call, call -> functions.live(call).getFunctionArn()));
    }

    /** Without what goes through them, which names addresses. */
    private LogOptions logs(String name, Foundation foundation) {
        String group = "/aws/vendedlogs/states/" + foundation.settings().named(name);
        return LogOptions.builder()
                .destination(foundation.logGroup(this, name + "Logs", group))
                .level(LogLevel.ERROR)
                .includeExecutionData(false)
                .build();
    }
}
