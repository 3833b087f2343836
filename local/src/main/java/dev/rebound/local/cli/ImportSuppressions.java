package dev.rebound.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.local.InvalidFile;
import dev.rebound.local.Records;
import dev.rebound.local.aws.SesList;
import dev.rebound.local.lists.Joining;
import dev.rebound.local.lists.ListFile;
import dev.rebound.local.lists.ListFile.Line.Wrong;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Joins other lists to this one. What is known here is never weakened: who was taken off"
                    + " by hand later, or whose bounce was judged to be the sender's fault, stays"
                    + " free. The same list again changes nothing.",
            "A wrong line is named, and kept in FILE.rejected; the rest is joined, and the exit code"
                    + " is 3."
        },
        footer = {
            "",
            "FILE is what 'suppressions export' writes, SES's emailAddress,reason[,lastUpdateTime]"
                    + " with BOUNCE or COMPLAINT, or an address on each line."
        })
final class ImportSuppressions extends OnRecords {
    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--because",
            paramLabel = "TEXT",
            defaultValue = "imported from a list",
            description = "One sentence for whoever asks about an address of a bare list.")
    private String because;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "With --from-ses: only what SES listed since, such as 2027-01-31T00:00:00Z.")
    private Instant since;

    /** Files or SES. */
    static final class Source {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV; - for stdin.")
        private List<Path> files;

        @Option(
                names = "--from-ses",
                required = true,
                description =
                        "The list that SES keeps for the account; --profile and --region name it,"
                                + " also with --data.")
        private boolean ses;
    }

    @Override
    boolean asksAws() {
        return source.ses;
    }

    @Override
    int run(Records records) throws IOException {
        if (since != null && !source.ses)
            throw new InvalidFile("--since " + since, "says nothing without --from-ses");
        Joining joining = new Joining(records);
        int wrong = source.ses ? fromSes(joining, records) : fromFiles(joining, records);
        System.out.println(joining + (wrong == 0 ? "" : ", " + wrong + " are wrong"));
        return wrong == 0 ? ExitCode.OK : Main.QUARANTINED;
    }

    private int fromSes(Joining joining, Records records) {
        List<String> wrong = new ArrayList<>();
        try (SesList list = new SesList(where.account().access())) {
            joining.join(list.since(since, records.tick(), wrong::add));
        }
        wrong.forEach(fault -> System.err.println("SES: " + fault));
        return wrong.size();
    }

    private int fromFiles(Joining joining, Records records) throws IOException {
        Instant now = records.tick();
        int wrong = 0;
        for (Path path : source.files) {
            ListFile file = ListFile.read(text(path), because, now);
            joining.join(file.entries());
            wrong += rejected(path, file);
        }
        return wrong;
    }

    private static int rejected(Path path, ListFile file) throws IOException {
        for (Wrong line : file.wrong())
            System.err.println(
                    name(path) + ":" + line.number() + ": " + line.fault() + told(path, line));
        if (!file.wrong().isEmpty() && !isStdin(path)) keep(path, file);
        return file.wrong().size();
    }

    /** What came by stdin is nowhere else. */
    private static String told(Path path, Wrong line) {
        return isStdin(path) ? ": " + line.text() : "";
    }

    /** With its header, so that it can be mended and imported. */
    private static void keep(Path path, ListFile file) throws IOException {
        List<String> lines = new ArrayList<>(file.header().stream().toList());
        file.wrong().forEach(line -> lines.add(line.text()));
        Files.write(path.resolveSibling(path.getFileName() + ".rejected"), lines);
    }

    private static String text(Path path) throws IOException {
        if (isStdin(path)) return new String(System.in.readAllBytes(), UTF_8);
        if (!Files.isReadable(path) || Files.isDirectory(path))
            throw new InvalidFile(path.toString(), "there is no such file, or it cannot be read");
        return new String(Files.readAllBytes(path), UTF_8);
    }

    private static boolean isStdin(Path path) {
        return path.toString().equals("-");
    }

    private static String name(Path path) {
        return isStdin(path) ? "stdin" : path.toString();
    }
}
