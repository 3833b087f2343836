package dev.rebound.local.cli;

import dev.rebound.local.Storage;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Where the state lies between commands. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that keeps the state between commands (default: .rebound).")
    private Path folder = Path.of(".rebound");

    @ArgGroup(exclusive = false)
    private TablesOption tables = new TablesOption();

    Storage open() {
        return tables.open(folder);
    }
}
