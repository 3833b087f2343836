package dev.rebound.cdk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;
import software.constructs.IConstruct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A stack as it would be deployed, in the first Region, and the template made of it.
 *
 * @param folder holds what goes out
 */
public record Synthesis(Stack stack, JsonNode template, Path folder) {
    public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<List<String>, Synthesis> MADE = new HashMap<>();

    /** With the settings in {@code cdk.json}, and more as if given on the command line. */
    public static Synthesis of(String... settings) {
        return MADE.computeIfAbsent(List.of(settings), _ -> of(Project.at(HOME), settings));
    }

    static Synthesis of(Project project, String... settings) {
        App app = Main.app(new App(AppProps.builder().context(context(settings)).build()), project);
        Stack stack = stacks(app).getFirst();
        CloudFormationStackArtifact made = app.synth().getStackArtifact(stack.getArtifactId());
        Path template = Path.of(made.getTemplateFullPath());
        return new Synthesis(stack, json(template), template.getParent());
    }

    /** What {@code cdk.json} says, and more as if given on the command line. */
    static Settings settings(String... settings) {
        return SettingsReader.read(context(settings)::get);
    }

    private static Map<String, Object> context(String... settings) {
        JsonNode file = json(HOME.resolve("cdk.json"));
        Map<String, Object> context =
                JSON.convertValue(file.get("context"), new TypeReference<>() {});
        for (String setting : settings) context.put(setting.split("=")[0], setting.split("=")[1]);
        return context;
    }

    public static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<Stack> stacks(IConstruct app) {
        return app.getNode().getChildren().stream()
                .filter(Stack.class::isInstance)
                .map(Stack.class::cast)
                .toList();
    }

    /** Neither cdk-nag nor CDK itself finds anything wrong, in any Region. */
    void isClean() {
        for (Stack one : stacks(stack.getNode().getRoot()))
            Annotations.fromStack(one).hasNoError("*", Match.anyValue());
    }

    /** All of a type of which there are some. */
    List<JsonNode> all(String type) {
        List<JsonNode> all = resources(type);
        if (all.isEmpty()) throw new AssertionError("there is no " + type);
        return all;
    }

    List<JsonNode> resources(String type) {
        return resources(resource -> resource.get("Type").asText().equals(type));
    }

    private List<JsonNode> resources(Predicate<JsonNode> wanted) {
        return StreamSupport.stream(template.get("Resources").spliterator(), false)
                .filter(wanted)
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    /** The one that bears this name. */
    JsonNode named(String type, String name) {
        return resources(type).stream()
                .filter(
                        resource ->
                                StreamSupport.stream(resource.spliterator(), false)
                                        .anyMatch(value -> value.asText().equals(name)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " is called " + name));
    }

    JsonNode policyOf(FunctionSpec function) {
        JsonNode deployed =
                named("AWS::Lambda::Function", stack.getStackName() + "-" + function.name());
        return policyOf(deployed.at("/Role/Fn::GetAtt/0").asText());
    }

    /**
     * @param role its logical id
     */
    JsonNode policyOf(String role) {
        return resources("AWS::IAM::Policy").stream()
                .filter(policy -> policy.at("/Roles/0/Ref").asText().equals(role))
                .findFirst()
                .orElseThrow();
    }

    static Stream<String> actions(JsonNode statement) {
        JsonNode action = statement.get("Action");
        return action.isTextual()
                ? Stream.of(action.asText())
                : action.valueStream().map(JsonNode::asText);
    }
}
