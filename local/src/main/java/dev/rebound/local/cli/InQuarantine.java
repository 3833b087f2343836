package dev.rebound.local.cli;

import dev.rebound.functions.Quarantine.Item;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.Records;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Input that nobody understood: kept whole, listed, and replayable.",
        subcommands = {
            InQuarantine.Listing.class,
            InQuarantine.Show.class,
            ReplayQuarantine.class,
            InQuarantine.Remove.class
        })
final class InQuarantine {
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What is there, and why.")
    static final class Listing extends OnRecords {
        @Override
        int run(Records records) {
            for (Item item : records.quarantine().list())
                System.out.printf(
                        "%s  %s  %d bytes  %s: %s%n",
                        item.id(), item.at(), item.content().length, item.origin(), item.because());
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One piece of it, as it came.")
    static final class Show extends OnRecords {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        int run(Records records) {
            System.out.writeBytes(item(records, id).content());
            System.out.println();
            return 0;
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Throws it away.")
    static final class Remove extends OnRecords {
        @Parameters(arity = "1..*", paramLabel = "ID")
        private List<String> ids;

        @Override
        int run(Records records) {
            items(records, ids).forEach(records.quarantine()::release);
            return 0;
        }
    }

    static List<Item> items(Records records, List<String> ids) {
        return ids == null
                ? records.quarantine().list()
                : ids.stream().map(id -> item(records, id)).toList();
    }

    private static Item item(Records records, String id) {
        return records.quarantine()
                .find(id)
                .orElseThrow(() -> new InvalidFile(id, "nothing with this id is in quarantine"));
    }
}
