package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;

import dev.rebound.json.Json;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code target/functions.zip} holds all that Lambda needs, and no more. */
@Tag("zip")
class FunctionsZipIT {
    private static final Path RESOURCES = Path.of("src/test/resources/lambda");

    /** What no class names, and how it is found all the same. */
    private static final Map<String, String> NAMED_OTHERWISE =
            Map.of(
                    "org/apache/logging/log4j/core/impl/Log4jProvider",
                    "log4j-api looks for it in META-INF/services",
                    "org/apache/logging/log4j/layout/template/json/JsonTemplateLayout",
                    "log4j2.xml names it",
                    "org/joda/time/DateTime",
                    "Lambda's own reader of SQS events asks for it by name");

    private static final FunctionsZip ZIP = new FunctionsZip(Path.of("target/functions.zip"));

    /** What a process printed that took a snapshot, and then decided about a bounce. */
    private static List<String> lines;

    private static int requestsBeforeTheCall;

    @BeforeAll
    static void run(@TempDir Path folder) throws Exception {
        ZIP.unpack(folder);
        try (Endpoint endpoint = new Endpoint()) {
            lines =
                    start(folder, endpoint)
                            .inputReader()
                            .lines()
                            .peek(
                                    line -> {
                                        if (line.equals("# call of Decide"))
                                            requestsBeforeTheCall = endpoint.requests.size();
                                    })
                            .toList();
            assertThat(endpoint.requests)
                    .as(
                            String.join(
                                    "\n",
                                    lines.subList(Math.max(0, lines.size() - 30), lines.size())))
                    .hasSizeGreaterThan(3);
        }
    }

    private static Process start(Path folder, Endpoint endpoint) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xlog:class+load", "-cp", librariesOfLambda()));
        command.addAll(
                List.of(LambdaProcess.class.getName(), folder.toString(), RESOURCES.toString()));
        command.addAll(handlers());
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

    private static List<String> handlers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/classes/dev/rebound/functions"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> "dev.rebound.functions." + name.replace(".class", ""))
                    .filter(FunctionsZipIT::isHandler)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isHandler(String name) {
        try {
            Class<?> type = Class.forName(name, false, FunctionsZipIT.class.getClassLoader());
            return Handler.class.isAssignableFrom(type)
                    && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException itWasJustListed) {
            throw new IllegalStateException(itWasJustListed);
        }
    }

    private static List<String> linesAfter(String beginning) {
        List<String> after = lines.stream().dropWhile(line -> !line.startsWith(beginning)).toList();
        assertThat(after).as(String.join("\n", lines)).isNotEmpty();
        return after;
    }

    private static Map<String, Object> json(String part) {
        return linesAfter("# call of Decide").stream()
                .filter(line -> line.startsWith("{") && line.contains(part))
                .map(Json::object)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyLibraryIsNeededByAHandler() throws IOException {
        List<String> roots = new ArrayList<>(NAMED_OTHERWISE.keySet());
        handlers().forEach(handler -> roots.add(handler.replace('.', '/')));
        assertThat(ZIP.libraries()).isSubsetOf(ZIP.neededBy(roots));
    }

    @Test
    void everyHandlerStartsFromItAndTheBusiestAnswer() throws IOException {
        assertThat(handlers()).hasSizeGreaterThan(14);
        assertThat(linesAfter("# Decide answers").getFirst()).contains("\"suppress\"");
        assertThat(linesAfter("# Track answers").getFirst()).contains("\"batchItemFailures\":[]");
    }

    @Test
    void aSnapshotIsTakenWithoutAnyCall() {
        assertThat(linesAfter("# checkpoint")).anyMatch(line -> line.contains("\"primed\""));
        assertThat(requestsBeforeTheCall).isZero();
    }

    /** What else it loads must not be in a snapshot: credentials and connections. */
    @Test
    void theFirstCallLoadsNoClassOfOursAndNoneOfAService() {
        assertThat(linesAfter("# call of Decide"))
                .filteredOn(line -> line.contains("[class,load]") && !line.contains("$$Lambda"))
                .hasSizeGreaterThan(10)
                .filteredOn(line -> line.matches(".*(] dev\\.rebound|awssdk\\.services)\\..*"))
                .isEmpty();
    }

    @Test
    void theLogSaysWhatWasDecidedAndNamesNoAddress() {
        assertThat(json("\"decided\""))
                .containsEntry("level", "INFO")
                .containsEntry("reason", "no-such-mailbox")
                .containsEntry("execution", "bounce:72c8a28b")
                .containsEntry("recipient", "eac16f132e7ecebc");
        assertThat(lines)
                .filteredOn(line -> !line.startsWith("# Decide answers"))
                .noneMatch(line -> line.contains("ben@"));
    }

    @Test
    void theMetricsAreOneObjectForCloudWatch() {
        assertThat(json("_aws"))
                .containsEntry("Stack", "rebound-test")
                .containsEntry("Type", "Bounce")
                .containsEntry("Feedback", 1)
                .containsEntry("HardBounces", 1);
    }
}
