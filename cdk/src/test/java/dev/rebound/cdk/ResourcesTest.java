package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code cdk/resources.txt} shows a reviewer what a change deploys, renames or takes away. With
 * {@code -Drebound.resources=write} the test writes it anew.
 */
class ResourcesTest {
    private static final Path FILE = Synthesis.HOME.resolve("cdk/resources.txt");

    /** What bears a resource's name, where it has one. */
    private static final List<String> NAMES =
            List.of(
                    "TableName",
                    "FunctionName",
                    "StateMachineName",
                    "QueueName",
                    "TopicName",
                    "AlarmName",
                    "DashboardName",
                    "ArchiveName",
                    "LogGroupName",
                    "ManagedPolicyName",
                    "DeliveryStreamName",
                    "AliasName",
                    "Name");

    @Test
    void theListOfResourcesIsTheStack() throws IOException {
        String resources =
                Synthesis.of()
                        .template()
                        .get("Resources")
                        .propertyStream()
                        .map(ResourcesTest::line)
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n"));
        if (System.getProperty("rebound.resources", "").equals("write"))
            Files.writeString(FILE, resources);
        assertThat(Files.readString(FILE)).isEqualTo(resources);
    }

    /** A version's id changes with the code. */
    private static String line(Map.Entry<String, JsonNode> resource) {
        JsonNode properties = resource.getValue().path("Properties");
        String name =
                NAMES.stream()
                        .map(key -> properties.path(key).asText(""))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(resource.getKey().replaceFirst("[0-9A-F]{8}([0-9a-f]{32})?$", ""));
        return resource.getValue().get("Type").asText() + "  " + name;
    }
}
