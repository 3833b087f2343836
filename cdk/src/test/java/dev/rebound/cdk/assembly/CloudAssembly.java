package dev.rebound.cdk.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rebound.cdk.Synthesis;
import dev.rebound.runtime.FunctionConfiguration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What {@code cdk synth} made of one stack, and {@code cdk deploy} sends: its template and zips.
 */
public record CloudAssembly(Path folder, Template template, JsonNode assets) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param folder {@code cdk.out}, with one stack
     */
    public static CloudAssembly of(Path folder) {
        return new CloudAssembly(
                folder,
                new Template(Synthesis.json(only(folder, ".template.json"))),
                Synthesis.json(only(folder, ".assets.json")));
    }

    private static Path only(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).findAny().orElseThrow();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The same in another folder, to be changed there. */
    public CloudAssembly copied(Path to) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
        return of(to);
    }

    /** With what was changed in the template, which is uploaded under another name then. */
    public CloudAssembly saved() throws IOException {
        Path file = only(folder, ".template.json");
        JSON.writeValue(file.toFile(), template.json());
        String before = key(file);
        String after = UUID.nameUUIDFromBytes(Files.readAllBytes(file)).toString();
        for (String ending : List.of(".assets.json", "manifest.json")) {
            Path other = only(folder, ending);
            Files.writeString(other, Files.readString(other).replace(before, after));
        }
        return of(folder);
    }

    /** Under which an asset will lie in S3, without its ending. */
    private String key(Path asset) {
        return assets.get("files").properties().stream()
                .filter(each -> isOf(each.getValue(), asset))
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow();
    }

    private static boolean isOf(JsonNode entry, Path asset) {
        return entry.at("/source/path").asText().equals(asset.getFileName().toString());
    }

    /** Every function that the stack has, by the word for it in rules and workflows. */
    public Map<String, Deployed> functions() {
        Map<String, Deployed> all = new TreeMap<>();
        template.resources("AWS::Lambda::Function")
                .forEach((id, function) -> all.put(template.word(id), deployed(function)));
        return all;
    }

    /** The definition of each workflow, by the word for it. */
    Map<String, String> definitions() {
        Map<String, String> all = new TreeMap<>();
        template.resources("AWS::StepFunctions::StateMachine")
                .forEach(
                        (id, workflow) ->
                                all.put(
                                        template.word(id),
                                        workflow.get("DefinitionString").asText()));
        return all;
    }

    /**
     * One function.
     *
     * @param zip its deployment package
     */
    public record Deployed(FunctionConfiguration configuration, Path zip) {}

    private Deployed deployed(JsonNode function) {
        return new Deployed(
                new FunctionConfiguration(
                        function.get("FunctionName").asText(),
                        function.get("Handler").asText(),
                        function.get("MemorySize").asInt(),
                        Duration.ofSeconds(function.get("Timeout").asInt()),
                        environment(function),
                        function.at("/SnapStart/ApplyOn").asText().equals("PublishedVersions")),
                zip(function.at("/Code/S3Key").asText()));
    }

    private Map<String, String> environment(JsonNode function) {
        Map<String, String> all = new TreeMap<>();
        function.at("/Environment/Variables")
                .propertyStream()
                .forEach(one -> all.put(one.getKey(), template.text(one.getValue())));
        return all;
    }

    /**
     * @param key under which it will lie in S3
     */
    private Path zip(String key) {
        JsonNode asset = assets.get("files").get(key.replace(".zip", ""));
        return folder.resolve(asset.at("/source/path").asText());
    }

    /** Each zip that a function comes in. */
    List<Path> zips() {
        return functions().values().stream().map(Deployed::zip).distinct().toList();
    }
}
