package dev.rebound.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.runtime.ZipContract;

import org.junit.jupiter.api.Test;

class IntakeZipIT extends ZipContract {
    IntakeZipIT() {
        super("intake.zip", "dev.rebound.intake", FirstCalls.ANSWER);
    }

    @Test
    void takeInStartsFromItAndAnswers() {
        assertThat(run.linesAfter("# TakeIn answers").getFirst())
                .contains("\"batchItemFailures\":[]");
        assertThat(run.requests()).isEqualTo(1);
    }

    @Test
    void theLogSaysWhatWasTakenIn() {
        assertThat(run.json("\"taken in\""))
                .containsEntry("level", "INFO")
                .containsEntry("service", "rebound-test")
                .containsEntry("item", "59a1")
                .containsEntry("messageId", "0102")
                .containsEntry("detailType", "Email Bounced");
    }

    @Test
    void theMetricsAreOneObjectEachForCloudWatch() {
        assertThat(run.json("\"TakenIn\":"))
                .containsEntry("Stack", "rebound-test")
                .containsEntry("TakenIn", 1);
        assertThat(run.json("\"NotUnderstood\":"))
                .containsEntry("Stack", "rebound-test")
                .containsEntry("NotUnderstood", 1);
    }

    @Test
    void theLogQuotesNothingOfWhatWasNotUnderstood() {
        assertThat(run.json("\"not understood\"")).containsEntry("item", "59a2");
        assertThat(run.lines()).noneMatch(line -> line.contains("Dear"));
    }
}
