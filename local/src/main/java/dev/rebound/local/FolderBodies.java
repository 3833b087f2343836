package dev.rebound.local;

import dev.rebound.functions.Bodies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@link Bodies} as files of a folder. */
record FolderBodies(Path folder) implements Bodies {
    @Override
    public void put(String name, byte[] body) {
        try {
            WholeFile.write(folder.resolve(name), new String(body, StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public byte[] get(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
