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
        try (Records records = where.open(asksAws())) {
            return run(records);
        }
    }

    /** Whether it needs an account of AWS also when the records are a folder's. */
    boolean asksAws() {
        return false;
    }

    /**
     * @return the exit code
     */
    abstract int run(Records records) throws IOException;
}
