package dev.rebound.bench.cost;

import dev.rebound.local.Deployment;

import java.nio.file.Path;

/** Counts, multiplies and prints what a deployed stack costs a month, as Markdown. */
public final class Cost {
    private Cost() {}

    /**
     * @param args the folder with {@code rules/}, {@code statemachines/} and {@code test-events/}
     */
    public static void main(String... args) {
        int status = 1;
        try {
            System.out.print(report(Path.of(args[0])));
            status = 0;
        } catch (RuntimeException fault) {
            System.err.println("cost: " + fault.getMessage());
        } finally {
            System.exit(status);
        }
    }

    private static String report(Path home) {
        Calibration.check();
        Assumptions assumed = Assumptions.read();
        Counted counted = Counted.on(Deployment.read(home), assumed);
        return new Report(new Estimate(counted, Traffic.read(), EventSizes.read(home), assumed))
                .text();
    }
}
