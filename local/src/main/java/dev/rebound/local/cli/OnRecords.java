package dev.rebound.local.cli;

import dev.rebound.local.Records;

import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.concurrent.Callable;

/** A command that asks or changes what was written down, here or in AWS, and runs nothing. */
abstract class OnRecords implements Callable<Integer> {
    @Mixin Where where;

    @Override
    public final Integer call() throws IOException {
        try (Records records = where.open()) {
            return run(records);
        }
    }

    /**
     * @return the exit code
     */
    abstract int run(Records records) throws IOException;
}
