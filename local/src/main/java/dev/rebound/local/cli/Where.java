package dev.rebound.local.cli;

import dev.rebound.local.InvalidFile;
import dev.rebound.local.Records;
import dev.rebound.local.Storage;
import dev.rebound.local.aws.StackRecords;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;

/** Whose records a command speaks of: those in a folder, or those of a deployed stack. */
final class Where {
    private static final String STACK = "rebound";

    @ArgGroup private Choice choice = new Choice();

    @ArgGroup(exclusive = false)
    private TablesOption tables = new TablesOption();

    @Mixin private Account account;

    /** One or the other. */
    static final class Choice {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Folder that keeps the state between commands (default: .rebound).")
        private Path folder;

        @Option(
                names = "--aws",
                arity = "0..1",
                paramLabel = "STACK",
                preprocessor = NamedOrUsual.class,
                description =
                        "A deployed stack by its name in CloudFormation (default: rebound), with"
                                + " the credentials and region that other tools of AWS use.")
        private String stack;
    }

    /** The name must be attached, {@code --aws=NAME}, since an address may follow. */
    static final class NamedOrUsual implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> arguments,
                CommandSpec command,
                ArgSpec option,
                Map<String, Object> how) {
            if (!"=".equals(how.get("separator"))) arguments.push(STACK);
            return false;
        }
    }

    boolean isAws() {
        return choice.stack != null;
    }

    /**
     * @param withAccount whether an account may be named also for a folder's
     */
    Records open(boolean withAccount) {
        return isAws() ? stack() : storage(withAccount);
    }

    /** The folder's. */
    Storage storage(boolean withAccount) {
        if (!withAccount) account.isOnlyWith("--aws");
        return tables.open(choice.folder == null ? Path.of(".rebound") : choice.folder);
    }

    /**
     * The stack's.
     *
     * @throws InvalidFile when there is none, or no way to reach it
     */
    StackRecords stack() {
        if (tables.isGiven())
            throw new InvalidFile("--dynamodb", "does not go with --aws, which has tables");
        if (choice.stack == null)
            throw new InvalidFile("--aws", "is missing: this is about a deployed stack");
        return StackRecords.of(choice.stack, account.access());
    }

    Account account() {
        return account;
    }

    /** What must be added to another command so that it speaks of the same. */
    @Override
    public String toString() {
        if (isAws())
            return " --aws" + (choice.stack.equals(STACK) ? "" : "=" + choice.stack) + account;
        return (choice.folder == null ? "" : " --data " + choice.folder) + tables;
    }
}
