package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.runtime.ZipContract;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class FunctionsZipIT extends ZipContract {
    FunctionsZipIT() {
        super("functions.zip", "dev.rebound.functions", "{}");
    }

    @Test
    void everyHandlerStartsFromItAndTheBusiestAnswer() throws IOException {
        assertThat(handlers()).hasSizeGreaterThan(14);
        assertThat(run.linesAfter("# Decide answers").getFirst()).contains("\"suppress\"");
        assertThat(run.linesAfter("# Track answers").getFirst())
                .contains("\"batchItemFailures\":[]");
    }

    @Test
    void theLogSaysWhatWasDecided() {
        assertThat(run.json("\"decided\""))
                .containsEntry("level", "INFO")
                .containsEntry("reason", "no-such-mailbox")
                .containsEntry("execution", "bounce:72c8a28b")
                .containsEntry("recipient", "eac16f132e7ecebc");
    }

    @Test
    void theMetricsAreOneObjectForCloudWatch() {
        assertThat(run.json("_aws"))
                .containsEntry("Stack", "rebound-test")
                .containsEntry("Type", "Bounce")
                .containsEntry("Feedback", 1)
                .containsEntry("HardBounces", 1);
    }
}
