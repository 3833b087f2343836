package dev.rebound.local.cli;

import dev.rebound.local.Storage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Plays test-events/ through rules, workflows and handlers on a virtual clock, and"
                        + " shows every decision.")
final class Demo implements Callable<Integer> {
    @Mixin private DataOption data;

    @Override
    public Integer call() throws Exception {
        try (Storage storage = data.open()) {
            Player player = new Player(storage, new Table(System.out));
            int exit = player.play(List.of(Main.HOME.resolve("test-events")));
            System.out.println();
            SuppressionTable.print(System.out, storage);
            closing();
            return exit;
        }
    }

    private static void closing() {
        System.out.printf("%nWhy?      ./rebound why ben@postbox.test%n");
        System.out.printf("History:  ./rebound history EXECUTION, as named above%n");
    }
}
