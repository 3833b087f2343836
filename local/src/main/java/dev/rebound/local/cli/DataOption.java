package dev.rebound.local.cli;

import dev.rebound.local.DiskStorage;
import dev.rebound.local.Storage;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Where the state lies between commands. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that keeps the state between commands (default: .rebound).")
    private Path folder = Path.of(".rebound");

    Storage open() {
        return new DiskStorage(folder);
    }

    Path folder() {
        return folder;
    }
}
