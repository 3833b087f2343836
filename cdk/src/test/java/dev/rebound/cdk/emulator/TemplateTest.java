package dev.rebound.cdk.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.cdk.Synthesis;
import dev.rebound.engines.Command;
import dev.rebound.engines.Program;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** CloudFormation's own linter reads the template that goes out. */
@Tag("emulator")
class TemplateTest {
    /** A dependency that a reference implies already; the CDK writes them all. */
    private static final String HABIT_OF_THE_CDK = "W3005";

    @Test
    void cfnLintFindsNothing() throws IOException, InterruptedException {
        Path linter = Program.CFN_LINT.path();
        Path folder = Synthesis.of().folder();
        Command linted =
                Command.run(
                        folder,
                        Map.of(),
                        Duration.ofMinutes(2),
                        List.of(
                                linter.toString(),
                                "--ignore-checks",
                                HABIT_OF_THE_CDK,
                                "--",
                                "rebound.template.json"));
        assertThat(linted.output()).isEmpty();
        assertThat(linted.exit()).isZero();
    }
}
