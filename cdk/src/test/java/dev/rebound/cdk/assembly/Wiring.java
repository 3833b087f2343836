package dev.rebound.cdk.assembly;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rebound.cdk.Project;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who calls whom in a template, in the words of rule files and workflows. */
final class Wiring {
    private final Template template;
    private final String prefix;

    Wiring(Template template) {
        this.template = template;
        this.prefix = template.system() + "-";
    }

    /**
     * All that leads elsewhere than it should.
     *
     * @param rules what each rule file names as its target: {@code {"queue":"track"}}
     */
    List<String> faults(Map<String, JsonNode> rules) {
        List<String> faults = new ArrayList<>();
        rules.forEach((rule, target) -> ruleFaults(rule, target).forEach(faults::add));
        workflows().forEach((name, each) -> workflowFaults(name, each).forEach(faults::add));
        template.resources("AWS::SQS::Queue").keySet().stream()
                .flatMap(this::queueFaults)
                .forEach(faults::add);
        template.resources("AWS::Lambda::Function")
                .forEach((id, each) -> functionFaults(id, each).forEach(faults::add));
        return faults;
    }

    private Stream<String> ruleFaults(String rule, JsonNode target) {
        Optional<String> deployed = template.named("AWS::Events::Rule", prefix + rule);
        if (deployed.isEmpty()) return Stream.of("rule " + rule + " is not there");
        String wanted = target.fieldNames().next() + " " + target.elements().next().asText();
        JsonNode first = template.properties(deployed.get()).at("/Targets/0");
        String found = destination(template.id(first.path("Arn")));
        if (!found.equals(wanted))
            return Stream.of("rule " + rule + " leads to " + found + ", not to " + wanted);
        return mayCall(rule, first)
                ? Stream.empty()
                : Stream.of("rule " + rule + " may not call " + found);
    }

    /** A resource as a rule file names it. */
    private String destination(String id) {
        return switch (template.type(id)) {
            case "AWS::StepFunctions::StateMachine" -> "stateMachine " + template.word(id);
            case "AWS::Lambda::Alias" -> "lambda " + template.word(functionOf(id));
            case "AWS::SQS::Queue" -> "queue " + String.join(" and ", readers(id));
            default -> "nothing that is there";
        };
    }

    private boolean mayCall(String rule, JsonNode target) {
        String id = template.id(target.get("Arn"));
        return switch (template.type(id)) {
            case "AWS::StepFunctions::StateMachine" ->
                    policyOf(template.id(target.path("RoleArn")))
                            .anyMatch(statement -> allows(statement, "states:StartExecution", id));
            case "AWS::Lambda::Alias" ->
                    template.resources("AWS::Lambda::Permission").values().stream()
                            .anyMatch(permission -> permits(permission, id, rule));
            default ->
                    template.resources("AWS::SQS::QueuePolicy").values().stream()
                            .flatMap(policy -> statements(policy))
                            .anyMatch(statement -> allows(statement, "sqs:SendMessage", id));
        };
    }

    private Stream<JsonNode> policyOf(String role) {
        return template.resources("AWS::IAM::Policy").values().stream()
                .filter(policy -> template.id(policy.at("/Roles/0")).equals(role))
                .flatMap(Wiring::statements);
    }

    private static Stream<JsonNode> statements(JsonNode policy) {
        return policy.at("/PolicyDocument/Statement").valueStream();
    }

    private boolean allows(JsonNode statement, String action, String resource) {
        return statement.get("Effect").asText().equals("Allow")
                && statement.get("Action").toString().contains('"' + action + '"')
                && template.id(statement.get("Resource")).equals(resource);
    }

    private boolean permits(JsonNode permission, String alias, String rule) {
        String caller = template.id(permission.get("SourceArn"));
        return template.id(permission.get("FunctionName")).equals(alias)
                && permission.get("Principal").asText().equals("events.amazonaws.com")
                && template.properties(caller).path("Name").asText().equals(prefix + rule);
    }

    private Map<String, JsonNode> workflows() {
        Map<String, JsonNode> all = new TreeMap<>();
        template.resources("AWS::StepFunctions::StateMachine")
                .forEach((id, workflow) -> all.put(template.word(id), workflow));
        return all;
    }

    private Stream<String> workflowFaults(String name, JsonNode workflow) {
        return Project.calls(workflow.get("DefinitionString").asText()).stream()
                .flatMap(call -> callFaults(name, call, workflow));
    }

    private Stream<String> callFaults(String workflow, String call, JsonNode deployed) {
        JsonNode given = deployed.path("DefinitionSubstitutions").path(call);
        String found = destination(template.id(given));
        if (!found.equals("lambda " + call))
            return Stream.of("workflow " + workflow + " has " + found + " as ${" + call + "}");
        String alias = template.id(given);
        return policyOf(template.id(deployed.path("RoleArn")))
                        .filter(each -> each.toString().contains("lambda:InvokeFunction"))
                        .anyMatch(each -> each.get("Resource").toString().contains(alias))
                ? Stream.empty()
                : Stream.of("workflow " + workflow + " may not call " + found);
    }

    /** Those that give up on messages are read by whom they give them to. */
    private Stream<String> queueFaults(String id) {
        return template.properties(id).has("RedrivePolicy") && readers(id).size() != 1
                ? Stream.of("queue " + template.name(id) + " is read by " + readers(id))
                : Stream.empty();
    }

    private Stream<String> functionFaults(String id, JsonNode function) {
        String name = function.get("FunctionName").asText();
        List<String> faults = new ArrayList<>();
        String log = template.text(function.at("/LoggingConfig/LogGroup"));
        if (!log.equals("/aws/lambda/" + name)) faults.add(name + " logs to " + log);
        if (!callable().contains(id)) faults.add(name + " is called by nobody");
        return faults.stream();
    }

    /** The functions that anybody calls: rules, workflows, queues, and applications. */
    private Set<String> callable() {
        Set<String> called = new LinkedHashSet<>();
        Stream.of("AWS::Events::Rule", "AWS::StepFunctions::StateMachine")
                .flatMap(type -> template.resources(type).values().stream())
                .forEach(caller -> aliases(caller.toString()).forEach(called::add));
        template.resources("AWS::IAM::ManagedPolicy").values().stream()
                .forEach(caller -> aliases(caller.toString()).forEach(called::add));
        template.resources("AWS::Lambda::EventSourceMapping").values().stream()
                .forEach(
                        mapping ->
                                called.add(functionOf(template.id(mapping.get("FunctionName")))));
        return called;
    }

    private Stream<String> aliases(String text) {
        return template.resources("AWS::Lambda::Alias").keySet().stream()
                .filter(alias -> text.contains('"' + alias + '"'))
                .map(this::functionOf);
    }

    /** The id of the function whose code an alias runs. */
    private String functionOf(String alias) {
        String version = template.id(template.properties(alias).path("FunctionVersion"));
        return template.id(template.properties(version).path("FunctionName"));
    }

    /** Of whose batches a part may fail. */
    private List<String> readers(String queue) {
        return template.resources("AWS::Lambda::EventSourceMapping").values().stream()
                .filter(each -> template.id(each.get("EventSourceArn")).equals(queue))
                .filter(each -> each.toString().contains("\"ReportBatchItemFailures\""))
                .map(each -> template.word(functionOf(template.id(each.get("FunctionName")))))
                .toList();
    }
}
