package dev.rebound.local.cli;

import dev.rebound.local.Handled;
import dev.rebound.local.Input;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.Rebound;
import dev.rebound.local.Storage;

import picocli.CommandLine.ExitCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Plays files through the system, reports each feedback, and shows progress on stderr. */
final class Player {
    private static final Path STDIN = Path.of("-");

    private final Report report;
    private final Rebound rebound;
    private final Progress progress = new Progress(System.err);
    private final Tally tally = new Tally();

    Player(Storage storage, Report report) {
        this.report = report;
        this.rebound = new Rebound(Main.HOME, storage, this::handled);
    }

    /**
     * @return the exit code
     */
    int play(List<Path> paths) throws IOException {
        List<Path> files = files(paths);
        for (Path file : files) if (!file.equals(STDIN)) progress.expect(Files.size(file));
        try {
            for (Path file : files) play(file);
            return finish();
        } finally {
            report.end();
        }
    }

    /** Plays one piece and tells whether all of it was understood. */
    boolean play(Input.Piece piece) {
        int before = tally.quarantined();
        rebound.play(piece);
        return tally.quarantined() == before;
    }

    /**
     * Lets every wait run out.
     *
     * @return the exit code
     */
    int finish() {
        rebound.finish();
        progress.end();
        report.end();
        System.err.println(tally);
        return tally.quarantined() > 0 ? Main.QUARANTINED : ExitCode.OK;
    }

    private void play(Path file) throws IOException {
        try (InputStream in =
                progress.watch(file.equals(STDIN) ? System.in : Files.newInputStream(file))) {
            Input.read(
                    file.equals(STDIN) ? "stdin" : file.getFileName().toString(),
                    in,
                    rebound::play);
        }
    }

    private void handled(Handled handled) {
        tally.count(handled);
        if (handled.isQuarantined())
            progress.say(handled.delivery().origin() + ": " + handled.text("because"));
        report.add(handled);
    }

    /** Folders give their files in the order of their names, what is hidden or no JSON left out. */
    private static List<Path> files(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) files.addAll(within(path));
            else if (path.equals(STDIN) || Files.isReadable(path)) files.add(path);
            else
                throw new InvalidFile(
                        path.toString(), "there is no such file, or it cannot be read");
        }
        return files;
    }

    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            file ->
                                    Files.isRegularFile(file)
                                            && file.toString().matches(".*\\.(json|jsonl|ndjson)"))
                    .sorted()
                    .toList();
        }
    }
}
