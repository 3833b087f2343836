package dev.rebound.local.cli;

import picocli.CommandLine.Command;

@Command(
        name = "suppressions",
        mixinStandardHelpOptions = true,
        description = "The suppression list.",
        subcommands = {
            ListSuppressions.class,
            CheckAddresses.class,
            AddSuppressions.class,
            RemoveSuppressions.class,
            ImportSuppressions.class,
            ExportSuppressions.class
        })
final class Suppressions {}
