package dev.rebound.local.cli;

import dev.rebound.functions.Quarantine.Item;
import dev.rebound.local.Input;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.Storage;

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
            InQuarantine.Again.class,
            InQuarantine.Remove.class
        })
final class InQuarantine {
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What is there, and why.")
    static final class Listing extends OnStorage {
        @Override
        int run(Storage storage) {
            for (Item item : storage.quarantine().list())
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
    static final class Show extends OnStorage {
        @Parameters(paramLabel = "ID")
        private String id;

        @Override
        int run(Storage storage) {
            System.out.writeBytes(item(storage, id).content());
            System.out.println();
            return 0;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Plays it again; what is understood this time leaves the quarantine.")
    static final class Again extends OnStorage {
        @Parameters(arity = "0..*", paramLabel = "ID", description = "Which (default: all).")
        private List<String> ids;

        @Override
        int run(Storage storage) {
            Player player = new Player(storage, new Table(System.out));
            List<Item> understood =
                    items(storage, ids).stream().filter(item -> player.play(piece(item))).toList();
            int exit = player.finish();
            understood.forEach(storage.quarantine()::release);
            return exit;
        }

        private static Input.Piece piece(Item item) {
            return new Input.Piece(item.origin(), item.content());
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Throws it away.")
    static final class Remove extends OnStorage {
        @Parameters(arity = "1..*", paramLabel = "ID")
        private List<String> ids;

        @Override
        int run(Storage storage) {
            items(storage, ids).forEach(storage.quarantine()::release);
            return 0;
        }
    }

    private static List<Item> items(Storage storage, List<String> ids) {
        return ids == null
                ? storage.quarantine().list()
                : ids.stream().map(id -> item(storage, id)).toList();
    }

    private static Item item(Storage storage, String id) {
        return storage.quarantine()
                .find(id)
                .orElseThrow(() -> new InvalidFile(id, "nothing with this id is in quarantine"));
    }
}
