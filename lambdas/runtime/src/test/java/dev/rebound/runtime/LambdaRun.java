package dev.rebound.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;

import dev.rebound.json.Json;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@link LambdaProcess} printed.
 *
 * @param requestsBeforeTheCalls that reached AWS while the handlers were made and a snapshot was
 *     taken
 * @param requests in all
 */
public record LambdaRun(List<String> lines, int requestsBeforeTheCalls, int requests) {
    private static final Path RESOURCES = Path.of("src/test/resources/lambda");
    private static final String CALL = "# call of ";

    /**
     * @param zip unpacked
     * @param answer of AWS to everything
     */
    static LambdaRun of(Path zip, List<String> handlers, String answer) throws IOException {
        try (Endpoint endpoint = new Endpoint()) {
            endpoint.answers(answer);
            List<String> lines = new ArrayList<>();
            List<Integer> requests = new ArrayList<>();
            Process process = start(zip, handlers, endpoint);
            for (String line : (Iterable<String>) process.inputReader().lines()::iterator) {
                lines.add(line);
                if (line.startsWith(CALL)) requests.add(endpoint.requests.size());
            }
            assertThat(requests).as(String.join("\n", lines)).isNotEmpty();
            return new LambdaRun(lines, requests.getFirst(), endpoint.requests.size());
        }
    }

    private static Process start(Path zip, List<String> handlers, Endpoint endpoint)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xlog:class+load", "-cp", librariesOfLambda()));
        command.addAll(
                List.of(LambdaProcess.class.getName(), zip.toString(), RESOURCES.toString()));
        command.addAll(handlers);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().clear();
        Json.object(Files.readString(RESOURCES.resolve("environment.json")))
                .forEach((name, value) -> process.environment().put(name, value.toString()));
        process.environment().put("AWS_ENDPOINT_URL", endpoint.url());
        return process.start();
    }

    /** And the class that starts the others. */
    private static String librariesOfLambda() {
        return Stream.of(
                        EventHandlerLoader.class,
                        PojoSerializer.class,
                        RequestHandler.class,
                        LambdaProcess.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    public List<String> linesAfter(String beginning) {
        List<String> after = lines.stream().dropWhile(line -> !line.startsWith(beginning)).toList();
        assertThat(after).as(String.join("\n", lines)).isNotEmpty();
        return after;
    }

    /** The first line after the first call that is an object and holds this. */
    public Map<String, Object> json(String part) {
        return linesAfter(CALL).stream()
                .filter(line -> line.startsWith("{") && line.contains(part))
                .map(Json::object)
                .findFirst()
                .orElseThrow();
    }
}
