package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.MailStream;
import dev.rebound.local.Functions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** What is deployed is what runs on one machine. */
class FunctionSpecTest {
    @Test
    void theFunctionsOfTheLaptopAreDeployed() {
        assertThat(FunctionTable.tasks()).isEqualTo(Functions.tasks());
        assertThat(FunctionTable.targets()).isEqualTo(Functions.targets());
        assertThat(FunctionTable.queues()).isEqualTo(Functions.queues());
    }

    private static Stream<FunctionSpec> deployed() {
        return Stream.concat(FunctionTable.ALL.stream(), Stream.of(Intake.TAKE_IN));
    }

    @ParameterizedTest
    @MethodSource("deployed")
    void everyHandlerIsInItsJar(FunctionSpec function) throws IOException {
        String module = function.code().replace("dev.rebound.", "");
        String type = function.handler().split("::")[0].replace('.', '/') + ".class";
        Path jar = Project.at(Synthesis.HOME).jar(module);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(zip.getEntry(type)).isNotNull();
        }
    }

    @Test
    void everyStreamHasAConfigurationSet() {
        assertThat(SettingsReader.read(_ -> null).streams().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        List.of(MailStream.values()).stream().map(MailStream::word).toList());
    }
}
