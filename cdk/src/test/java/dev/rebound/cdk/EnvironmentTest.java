package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every handler starts with the settings that the stack gives it, and misses each of them. */
class EnvironmentTest {
    static final List<FunctionSpec> FUNCTIONS =
            Stream.concat(FunctionTable.ALL.stream(), Stream.of(Intake.TAKE_IN)).toList();

    private static final Synthesis STACK = Synthesis.of();

    /** Makes a handler as Lambda does. */
    static final class Start {
        public static void main(String[] handler) throws ReflectiveOperationException {
            Class.forName(handler[0]).getDeclaredConstructor().newInstance();
            System.out.println("started");
        }
    }

    private static String start(FunctionSpec function, Map<String, String> environment)
            throws IOException {
        ProcessBuilder java =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Start.class.getName(),
                        function.handler().split("::")[0]);
        java.environment().clear();
        java.environment().putAll(environment);
        Process process = java.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> environment(FunctionSpec function) {
        Map<String, String> all = new TreeMap<>(Map.of("AWS_REGION", "eu-west-1"));
        JsonNode deployed = STACK.named("AWS::Lambda::Function", "rebound-" + function.name());
        deployed.at("/Environment/Variables")
                .propertyStream()
                .forEach(one -> all.put(one.getKey(), value(one.getValue())));
        return all;
    }

    /** What AWS knows only when it has made it stands for itself. */
    private static String value(JsonNode value) {
        return value.isTextual() ? value.asText() : "made-on-deployment";
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void aHandlerStartsWithWhatTheStackSets(FunctionSpec function) throws IOException {
        assertThat(start(function, environment(function))).endsWith("started\n");
    }

    static final List<FunctionSpec> ONE_OF_EACH_JAR = List.of(FUNCTIONS.getFirst(), Intake.TAKE_IN);

    @ParameterizedTest
    @FieldSource("ONE_OF_EACH_JAR")
    void aHandlerNamesTheSettingThatItMisses(FunctionSpec function) throws IOException {
        for (String setting : environment(function).keySet()) {
            if (setting.startsWith("AWS_") || setting.startsWith("POWERTOOLS_")) continue;
            Map<String, String> less = environment(function);
            less.remove(setting);
            assertThat(start(function, less)).contains("the environment lacks " + setting);
        }
    }
}
