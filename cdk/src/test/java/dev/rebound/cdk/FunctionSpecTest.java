package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.MailStream;
import dev.rebound.local.Functions;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What is deployed is what runs on one machine. */
class FunctionSpecTest {
    @Test
    void theFunctionsOfTheLaptopAreDeployed() {
        assertThat(FunctionTable.tasks()).isEqualTo(Functions.tasks());
        assertThat(FunctionTable.targets()).isEqualTo(Functions.targets());
        assertThat(FunctionTable.queues()).isEqualTo(Functions.queues());
    }

    @Test
    void everyStreamHasAConfigurationSet() {
        assertThat(SettingsReader.read(_ -> null).streams().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        List.of(MailStream.values()).stream().map(MailStream::word).toList());
    }
}
