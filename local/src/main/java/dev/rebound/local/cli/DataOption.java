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
            defaultValue = ".rebound",
            description =
                    "Folder that keeps the state between commands (default: ${DEFAULT-VALUE}).")
    private Path folder;

    Storage open() {
        return new DiskStorage(folder);
    }

    Path folder() {
        return folder;
    }

    /** Now is where the events played so far have brought the clock; without any it is today. */
    static Instant now(Storage storage) {
        return storage.clock().orElseGet(Instant::now);
    }

    /** A later moment for each thing done by hand, so that the last one wins. */
    static Instant tick(Storage storage) {
        Instant next = now(storage).plusMillis(1);
        if (storage.clock().isPresent()) storage.clock(next);
        return next;
    }
}
