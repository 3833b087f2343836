package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Each workflow passes npm's {@code asl-validator}, which knows the language as AWS publishes it.
 */
class AslValidatorTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path VALIDATOR = HOME.resolve("node_modules/.bin/asl-validator");

    @BeforeAll
    static void install() throws Exception {
        if (!Files.exists(VALIDATOR))
            assertThat(run("npm", "ci", "--no-audit", "--no-fund")).endsWith("exit 0");
    }

    private static String run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(HOME.toFile())
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output + "exit " + process.waitFor();
        } catch (IOException missing) {
            throw new AssertionError(
                    "this test needs Node.js 20 or newer with npm: install it from nodejs.org",
                    missing);
        }
    }

    private static String validate(Path file) throws InterruptedException {
        return run(VALIDATOR.toString(), "--json-path", file.toString());
    }

    @Test
    void everyWorkflowIsValid() throws Exception {
        List<Path> workflows;
        try (Stream<Path> files = Files.list(HOME.resolve("statemachines"))) {
            workflows = files.toList();
        }
        assertThat(workflows).hasSize(3);
        for (Path workflow : workflows) assertThat(validate(workflow)).endsWith("exit 0");
    }

    @Test
    void aBrokenWorkflowIsNot() throws Exception {
        assertThat(
                        validate(
                                Path.of("src/test/resources/asl/broken-for-validator.asl.json")
                                        .toAbsolutePath()))
                .doesNotEndWith("exit 0");
    }
}
