package dev.rebound.local.cli;

import dev.rebound.local.DiskStorage;
import dev.rebound.local.Storage;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Instant;

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

    /** A later moment for each thing done by hand, so that the last one wins. */
    static Instant tick(Storage storage) {
        Instant next = storage.now().plusMillis(1);
        if (storage.clock().isPresent()) storage.clock(next);
        return next;
    }
}
