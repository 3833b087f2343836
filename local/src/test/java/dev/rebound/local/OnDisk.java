package dev.rebound.local;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Storage on disk that all tests of a class share, in a folder that is gone with them. */
final class OnDisk implements BeforeAllCallback, AfterAllCallback {
    private Path folder;
    private Storage storage;

    Storage storage() {
        return storage;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("rebound");
        storage = new DiskStorage(folder);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        storage.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
