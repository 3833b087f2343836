package dev.rebound.cdk.assembly;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A CloudFormation template, in which resources refer to each other by their logical ids. */
public record Template(JsonNode json) {
    /** What a resource is called where CloudFormation does not make up its name. */
    private static final Map<String, String> NAMED_BY =
            Map.of(
                    "AWS::DynamoDB::Table", "TableName",
                    "AWS::Lambda::Function", "FunctionName",
                    "AWS::Logs::LogGroup", "LogGroupName",
                    "AWS::SQS::Queue", "QueueName",
                    "AWS::StepFunctions::StateMachine", "StateMachineName");

    /** What the stack's names begin with, as its functions are told. */
    String system() {
        JsonNode function = resources("AWS::Lambda::Function").values().iterator().next();
        return function.at("/Environment/Variables/STACK_NAME").asText();
    }

    String type(String id) {
        return json.get("Resources").path(id).path("Type").asText();
    }

    JsonNode properties(String id) {
        return json.get("Resources").path(id).path("Properties");
    }

    /** The properties of all of a type, by their ids. */
    public Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> all = new TreeMap<>();
        json.get("Resources")
                .propertyStream()
                .filter(one -> one.getValue().get("Type").asText().equals(type))
                .forEach(one -> all.put(one.getKey(), one.getValue().get("Properties")));
        return all;
    }

    /**
     * The id of the one of this type that bears this name, or is of a resource that bears it: an
     * alias of a function, a mapping of a queue.
     */
    Optional<String> named(String type, String name) {
        return resources(type).entrySet().stream()
                .filter(each -> each.getValue().valueStream().anyMatch(v -> text(v).equals(name)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The id of the resource that a value is made of; empty for a literal. */
    String id(JsonNode value) {
        if (value.path("Ref").isTextual()) return value.get("Ref").asText();
        if (value.has("Fn::GetAtt")) return value.at("/Fn::GetAtt/0").asText();
        return value.valueStream().map(this::id).filter(id -> !id.isEmpty()).findFirst().orElse("");
    }

    /** What a value is, as far as it is known before anything is made: else its id. */
    String text(JsonNode value) {
        if (value.isValueNode()) return value.asText();
        return name(id(value));
    }

    /** By which AWS knows a resource. */
    String name(String id) {
        JsonNode name = properties(id).path(NAMED_BY.getOrDefault(type(id), ""));
        return name.isTextual() ? name.asText() : id;
    }

    /** By which rule files and workflows know a resource: its name without the system's. */
    String word(String id) {
        String name = name(id);
        String prefix = system() + "-";
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
