package dev.rebound.local.cli;

import dev.rebound.local.InvalidFile;
import dev.rebound.local.aws.Access;

import picocli.CommandLine.Option;

import java.util.Optional;

/** Which AWS account and region. */
final class Account {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "A profile of ~/.aws/config for --aws.")
    private String profile;

    @Option(names = "--region", paramLabel = "NAME", description = "A region for --aws.")
    private String region;

    Access access() {
        return Access.by(Optional.ofNullable(profile), Optional.ofNullable(region));
    }

    /**
     * @throws InvalidFile when an account is named that is not asked for
     */
    void isOnlyWith(String option) {
        if (!toString().isEmpty())
            throw new InvalidFile(toString().strip(), "says nothing without " + option);
    }

    @Override
    public String toString() {
        return (profile == null ? "" : " --profile " + profile)
                + (region == null ? "" : " --region " + region);
    }
}
