package dev.rebound.local.cli;

import dev.rebound.local.Storage;

import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.concurrent.Callable;

/** A command that needs the state kept between commands, and nothing else. */
abstract class OnStorage implements Callable<Integer> {
    @Mixin DataOption data;

    @Override
    public final Integer call() throws IOException {
        try (Storage storage = data.open()) {
            return run(storage);
        }
    }

    /**
     * @return the exit code
     */
    abstract int run(Storage storage) throws IOException;
}
