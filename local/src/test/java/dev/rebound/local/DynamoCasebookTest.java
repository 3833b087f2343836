package dev.rebound.local;

import dev.rebound.functions.Casebook;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class DynamoCasebookTest extends CasebookContract {
    @TempDir private static Path folder;

    private static Storage storage;

    @BeforeAll
    static void open() {
        storage = new DiskStorage(folder);
    }

    @AfterAll
    static void close() {
        storage.close();
    }

    @Override
    Casebook casebook() {
        return storage.casebook();
    }
}
