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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Plays files through the system, reports each feedback, and shows progress on stderr. */
final class Player {
    private static final Path STDIN = Path.of("-");

    private final Storage storage;
    private final Report report;
    private final Rebound rebound;
    private final Progress progress = new Progress(System.err);
    private final Tally tally = new Tally();

    Player(Storage storage, Report report) {
        this.storage = storage;
        this.report = report;
        storage.group();
        this.rebound = new Rebound(Main.HOME, storage, this::handled);
    }

    /**
     * @return the exit code
     */
    int play(List<Path> paths) throws IOException {
        List<Source> sources = sources(paths);
        for (Source source : sources)
            if (!source.file().equals(STDIN)) progress.expect(Files.size(source.file()));
        try {
            for (Source source : sources) play(source);
            return finish();
        } finally {
            end();
        }
    }

    /** All that was done is told. */
    private void end() {
        storage.flush();
        report.end();
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
        end();
        System.err.println(tally);
        return tally.quarantined() > 0 ? Main.QUARANTINED : ExitCode.OK;
    }

    private void play(Source source) throws IOException {
        boolean stdin = source.file().equals(STDIN);
        try (InputStream in =
                progress.watch(stdin ? System.in : Files.newInputStream(source.file()))) {
            Input.read(stdin ? "stdin" : source.name(), in, rebound::play);
        }
    }

    private void handled(Handled handled) {
        tally.count(handled);
        storage.whenWritten(() -> tell(handled));
    }

    private void tell(Handled handled) {
        if (handled.isQuarantined())
            progress.say(handled.delivery().origin() + ": " + handled.text("because"));
        report.add(handled);
    }

    /**
     * @param name as the user would find it: the path as given, or below the folder that was given
     */
    private record Source(Path file, String name) {}

    private static List<Source> sources(List<Path> paths) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) sources.addAll(within(path));
            else if (path.equals(STDIN) || Files.isReadable(path))
                sources.add(new Source(path, path.toString()));
            else
                throw new InvalidFile(
                        path.toString(), "there is no such file, or it cannot be read");
        }
        return sources;
    }

    /** JSON and JSON Lines in the order of their names; what is hidden is left out. */
    private static List<Source> within(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Source> sources =
                    files.filter(Files::isRegularFile)
                            .map(file -> new Source(file, folder.relativize(file).toString()))
                            .filter(
                                    source ->
                                            source.name()
                                                    .matches(
                                                            "(?!\\.|.*/\\.).*\\.(json|jsonl|ndjson)"))
                            .sorted(Comparator.comparing(Source::name))
                            .toList();
            if (sources.isEmpty())
                System.err.println(folder + ": holds no .json, .jsonl or .ndjson file");
            return sources;
        }
    }
}
