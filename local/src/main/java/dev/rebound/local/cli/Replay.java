package dev.rebound.local.cli;

import dev.rebound.local.Storage;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Plays events from files, folders or stdin through the whole system on a virtual"
                        + " clock.",
        footer = {
            "",
            "Reads JSON and JSON Lines: EventBridge envelopes, SNS envelopes, SQS bodies, bare SES"
                    + " event-publishing",
            "and identity-notification objects. What nobody understands goes to quarantine.",
            "",
            "Exit codes: 0 all handled, 3 something was put in quarantine and the rest handled, 2"
                    + " wrong usage."
        })
final class Replay implements Callable<Integer> {
    @ArgGroup private Place place = new Place();

    /** One or the other. */
    static final class Place {
        @ArgGroup(exclusive = false)
        private DataOption data = new DataOption();

        @Option(names = "--memory", description = "Keep nothing: for large files.")
        private boolean memory;

        Storage open() {
            return memory ? Storage.inMemory() : data.open();
        }
    }

    @Option(
            names = "--json",
            description = "Print one JSON object per feedback on stdout and nothing else there.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, folders, or - for stdin.")
    private List<Path> paths;

    @Override
    public Integer call() throws Exception {
        try (Storage storage = place.open()) {
            return new Player(storage, json ? new JsonLines(System.out) : new Table(System.out))
                    .play(paths);
        }
    }
}
