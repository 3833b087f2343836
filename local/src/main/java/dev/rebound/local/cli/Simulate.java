package dev.rebound.local.cli;

import dev.rebound.json.Json;
import dev.rebound.local.Deployment;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.simulation.Plot;
import dev.rebound.local.simulation.Simulation;
import dev.rebound.local.simulation.Simulation.Plan;
import dev.rebound.local.simulation.Totals;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Sends mail to a made-up population for some days of virtual time, through the"
                        + " whole system, and compares what Rebound knows in the end with what"
                        + " really happened.",
        footer = {
            "",
            "Exit codes: 0 when nobody was wrongly suppressed, nothing was sent twice, lost or left"
                    + " unexplained; else 4."
        })
final class Simulate implements Callable<Integer> {
    private static final int UNCLEAN = 4;

    @Option(names = "--mails", defaultValue = "10000", description = "How many (10000).")
    private int mails;

    @Option(names = "--days", defaultValue = "7", description = "Over how many days (7).")
    private int days;

    @Option(names = "--seed", defaultValue = "1", description = "The same gives the same run (1).")
    private long seed;

    @Option(
            names = "--faults",
            description =
                    "With processes that die before or after any call, throttling, lost answers,"
                            + " and events that are lost, repeated, late and out of order.")
    private boolean faults;

    @Option(names = "--json", description = "Print the totals as one JSON object.")
    private boolean json;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            defaultValue = "simulation.svg",
            description = "Where the picture goes, in SVG (simulation.svg).")
    private Path plot;

    @Override
    public Integer call() {
        if (mails < 1 || days < 1)
            throw new InvalidFile("--mails " + mails + " --days " + days, "must be 1 or more");
        Plan plan = faults ? Plan.withFaults(mails, days, seed) : Plan.of(mails, days, seed);
        Simulation simulation = new Simulation(Deployment.read(Main.HOME), plan);
        Totals totals = simulation.run();
        String title = "%d mails in %d days, seed %d".formatted(mails, days, seed);
        draw(Plot.svg(title, simulation.journal().hours()));
        if (json) System.out.println(Json.text(totals.json()));
        else print(title, totals);
        return totals.isClean() ? ExitCode.OK : UNCLEAN;
    }

    private void draw(String svg) {
        try {
            Files.writeString(plot, svg);
        } catch (IOException fault) {
            throw new InvalidFile(plot.toString(), "cannot be written: " + fault.getMessage());
        }
    }

    private void print(String title, Totals totals) {
        System.out.printf("%s%s%n%n", title, faults ? ", with faults" : "");
        row("delivered", totals.delivered(), attempts(totals));
        row("not sent", sum(totals.declined()), words(totals.declined()));
        row("not delivered", rest(totals), "held, given up, or the address turned out dead");
        row("stuck", totals.stuck(), "nobody knows what became of them, and that was announced");
        System.out.println();
        row("addresses suppressed", totals.suppressed(), "");
        row("wrongly suppressed", totals.wronglySuppressed(), "");
        row("wrongly kept", totals.wronglyKept(), "");
        row("sent twice", totals.sentTwice(), "");
        row("lost", totals.lost(), "");
        row("unexplained", totals.unexplained(), "");
        System.out.printf("%nhour by hour: %s%n", plot);
    }

    private static void row(String name, int count, String note) {
        System.out.printf("  %-22s%,8d   %s%n", name, count, note);
    }

    private static String attempts(Totals totals) {
        return totals.deliveredByAttempt().entrySet().stream()
                .map(each -> "attempt %d: %,d".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(Map<String, Integer> declined) {
        return declined.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private static int rest(Totals totals) {
        return totals.mails() - totals.delivered() - sum(totals.declined()) - totals.stuck();
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(count -> count).sum();
    }
}
