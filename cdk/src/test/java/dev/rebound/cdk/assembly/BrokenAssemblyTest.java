package dev.rebound.cdk.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rebound.cdk.Synthesis;
import dev.rebound.cdk.assembly.CloudAssembly.Deployed;
import dev.rebound.runtime.NotStarted;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** In a copy of what is deployed one thing is broken, and the checks say which. */
class BrokenAssemblyTest {
    private static final CloudAssembly WHOLE = CloudAssembly.of(Synthesis.of().folder());
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir private Path folder;

    private CloudAssembly copy() throws IOException {
        return WHOLE.copied(Files.createDirectories(folder.resolve("cdk.out")));
    }

    /**
     * Changes one value of the resource that bears a name.
     *
     * @param path of a value that is there
     * @param value takes its place; nothing takes it away
     */
    private CloudAssembly broken(String type, String name, String path, Optional<JsonNode> value)
            throws IOException {
        CloudAssembly copy = copy();
        Template template = copy.template();
        JsonNode resource = template.properties(template.named(type, name).orElseThrow());
        assertThat(resource.at(path).isMissingNode()).isFalse();
        int end = path.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) resource.at(path.substring(0, end));
        String field = path.substring(end + 1);
        parent.remove(field);
        value.ifPresent(other -> parent.set(field, other));
        return copy.saved();
    }

    /** What starting a function and calling it shows. */
    private String fault(CloudAssembly assembly, String word) throws IOException {
        Deployed function = assembly.functions().get(word);
        String name = function.configuration().name();
        try {
            Path code = Files.createDirectories(folder.resolve("code"));
            return name + " answers " + new Starts(code).start(function, "{}").answer().json();
        } catch (NotStarted fault) {
            return fault.getMessage();
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/broken-functions.csv", numLinesToSkip = 1)
    void aFunctionIsNamedWithItsFault(String word, String path, String value, String fault)
            throws IOException {
        Optional<JsonNode> other = Optional.ofNullable(value).map(JSON::textNode);
        CloudAssembly assembly = broken("AWS::Lambda::Function", "rebound-" + word, path, other);
        assertThat(fault(assembly, word)).startsWith("rebound-" + word + " ").contains(fault);
    }

    /** Of one function of each zip. */
    private static Stream<Arguments> variables() {
        return Stream.of("decide", "takeIn")
                .flatMap(
                        word ->
                                WHOLE
                                        .functions()
                                        .get(word)
                                        .configuration()
                                        .environment()
                                        .keySet()
                                        .stream()
                                        .filter(name -> !name.startsWith("POWERTOOLS_"))
                                        .map(name -> arguments(word, name)));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void aFunctionIsNamedWithTheVariableThatItMisses(String word, String name) throws IOException {
        String path = "/Environment/Variables/" + name;
        CloudAssembly assembly =
                broken("AWS::Lambda::Function", "rebound-" + word, path, Optional.empty());
        assertThat(fault(assembly, word))
                .startsWith("rebound-" + word + " does not start")
                .contains("the environment lacks " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "hold, dev/rebound/functions/Hold.class, Class not found: dev.rebound.functions.Hold",
        "takeIn, lib/rebound-json-1.0.0-SNAPSHOT.jar, dev/rebound/"
    })
    void aFunctionIsNamedWhoseZipLacksSomething(String word, String entry, String fault)
            throws IOException {
        CloudAssembly assembly = copy();
        try (FileSystem zip = FileSystems.newFileSystem(assembly.functions().get(word).zip())) {
            Files.delete(zip.getPath(entry));
        }
        assertThat(fault(assembly, word)).startsWith("rebound-" + word + " ").contains(fault);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/broken-wiring.csv", numLinesToSkip = 1)
    void whatLeadsElsewhereIsNamed(
            String type, String name, String path, String toType, String toName, String fault)
            throws IOException {
        Optional<JsonNode> other = Optional.ofNullable(toType).map(to -> reference(to, toName));
        assertThat(WiringTest.faults(broken(type, name, path, other))).contains(fault);
    }

    /**
     * @param name of the resource; any of the type where there is none
     */
    private static JsonNode reference(String type, String name) {
        String id =
                name == null
                        ? WHOLE.template().resources(type).keySet().iterator().next()
                        : WHOLE.template().named(type, name).orElseThrow();
        return JSON.objectNode().put("Ref", id);
    }
}
