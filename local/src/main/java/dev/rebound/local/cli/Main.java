package dev.rebound.local.cli;

import dev.rebound.core.InvalidAddress;
import dev.rebound.database.DatabaseException;
import dev.rebound.functions.Busy;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.asl.InvalidStateMachine;
import dev.rebound.local.aws.Trouble;
import dev.rebound.rules.InvalidRule;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

import software.amazon.awssdk.core.exception.SdkException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code ./rebound}. Exit codes: 0 all handled, 3 something was put in quarantine, rejected or
 * left, 2 wrong usage, 1 a fault of Rebound's.
 */
@Command(
        name = "rebound",
        mixinStandardHelpOptions = true,
        version = "rebound 1.0",
        description =
                "Resend or suppress? Decides what happens to an address after Amazon SES reports on"
                        + " it.",
        subcommands = {
            Demo.class,
            Replay.class,
            Send.class,
            Why.class,
            Explain.class,
            Unknowns.class,
            Incidents.class,
            Audit.class,
            Simulate.class,
            Suppressions.class,
            History.class,
            InQuarantine.class,
            Redrive.class
        })
public final class Main {
    /** The folder with {@code rules/}, {@code statemachines/} and {@code test-events/}. */
    static final Path HOME = Path.of(System.getProperty("rebound.home", "."));

    static final int QUARANTINED = 3;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return commandLine().execute(commandFirst(arguments));
    }

    /** {@code --aws why ADDRESS} is {@code why ADDRESS --aws}: where to look may be said first. */
    private static String[] commandFirst(String... arguments) {
        int command = 0;
        while (command < arguments.length
                && arguments[command].matches("--aws(=.*)?|--(data|profile|region)=.*")) command++;
        List<String> all = new ArrayList<>(List.of(arguments));
        Collections.rotate(all, -command);
        return all.toArray(String[]::new);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::fault);
    }

    /** What the user can mend is told in one line; the rest is ours and travels on. */
    private static int fault(Exception fault, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        Optional<DatabaseException> database = database(fault);
        if (database.isPresent())
            return told(database.get().getMessage(), ExitCode.SOFTWARE, command);
        if (fault instanceof SdkException aws)
            return told(
                    Trouble.advice(aws),
                    Trouble.isUsers(aws) ? ExitCode.USAGE : ExitCode.SOFTWARE,
                    command);
        if (fault instanceof Busy)
            return told(fault.getMessage() + ", try again later", ExitCode.SOFTWARE, command);
        if (!(fault instanceof InvalidFile
                || fault instanceof InvalidRule
                || fault instanceof InvalidStateMachine
                || fault instanceof InvalidAddress)) throw fault;
        return told(fault.getMessage(), ExitCode.USAGE, command);
    }

    /** Whatever was being done while it could not be read or written any more. */
    private static Optional<DatabaseException> database(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(DatabaseException.class::isInstance)
                .map(DatabaseException.class::cast)
                .findFirst();
    }

    private static int told(String line, int exit, CommandLine command) {
        command.getErr().println("rebound: " + line);
        return exit;
    }
}
