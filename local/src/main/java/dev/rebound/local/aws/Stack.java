package dev.rebound.local.aws;

import dev.rebound.local.InvalidFile;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A deployed stack, by what it tells of itself.
 *
 * @param outputs names and ARNs of its resources; where there are several, joined by commas
 */
public record Stack(String name, Map<String, String> outputs) {
    /**
     * @throws InvalidFile when there is no such stack
     */
    static Stack find(String name, Access access) {
        try (CloudFormationClient client = access.client(CloudFormationClient.builder())) {
            List<Output> outputs =
                    client.describeStacks(r -> r.stackName(name)).stacks().getFirst().outputs();
            return new Stack(
                    name,
                    outputs.stream()
                            .collect(Collectors.toMap(Output::outputKey, Output::outputValue)));
        } catch (CloudFormationException fault) {
            if (!fault.awsErrorDetails().errorCode().equals("ValidationError")) throw fault;
            throw new InvalidFile(
                    "--aws=" + name,
                    "there is no such stack in "
                            + access
                            + ": deploy it, or name another by --aws=STACK, --region or --profile");
        }
    }

    /**
     * @throws InvalidFile when the stack does not tell
     */
    public String output(String key) {
        String value = outputs.get(key);
        if (value == null)
            throw new InvalidFile(
                    "--aws=" + name,
                    "the stack has no output "
                            + key
                            + ", so it is not Rebound's, or older: deploy it");
        return value;
    }

    /** The same where there may be several, or none. */
    public List<String> outputs(String key) {
        return Stream.of(output(key).split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
