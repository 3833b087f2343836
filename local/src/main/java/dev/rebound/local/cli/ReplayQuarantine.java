package dev.rebound.local.cli;

import dev.rebound.functions.Quarantine.Item;
import dev.rebound.local.Input;
import dev.rebound.local.Storage;
import dev.rebound.local.aws.EventBus;
import dev.rebound.local.aws.Parallel;
import dev.rebound.local.aws.StackRecords;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Plays it again; what is understood this time leaves the quarantine.",
            "With --aws it goes on the stack's bus again, and leaves the quarantine as soon as"
                    + " EventBridge has taken it; what is still not understood comes back."
        })
final class ReplayQuarantine implements Callable<Integer> {
    @Mixin private Where where;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Which (default: all).")
    private List<String> ids;

    @Override
    public Integer call() {
        if (!where.isAws())
            try (Storage storage = where.storage(false)) {
                return play(storage);
            }
        try (StackRecords stack = where.stack()) {
            return put(stack);
        }
    }

    private int play(Storage storage) {
        Player player = new Player(storage, new Table(System.out));
        List<Item> understood =
                InQuarantine.items(storage, ids).stream()
                        .filter(item -> player.play(piece(item)))
                        .toList();
        int exit = player.finish();
        understood.forEach(storage.quarantine()::release);
        return exit;
    }

    private int put(StackRecords stack) {
        List<Item> items = InQuarantine.items(stack, ids);
        try (EventBus bus = EventBus.of(stack)) {
            long left =
                    Parallel.map(items, item -> put(item, bus, stack)).stream()
                            .flatMap(Optional::stream)
                            .peek(fault -> System.err.println("rebound: " + fault))
                            .count();
            System.out.printf(
                    "%d are on the bus again, %d remain in quarantine%n",
                    items.size() - left, left);
            return left == 0 ? ExitCode.OK : Main.QUARANTINED;
        }
    }

    /**
     * @return why it stays
     */
    private static Optional<String> put(Item item, EventBus bus, StackRecords stack) {
        Optional<String> fault = bus.put(piece(item)).map(why -> item.id() + ": " + why);
        if (fault.isEmpty()) stack.quarantine().release(item);
        return fault;
    }

    private static Input.Piece piece(Item item) {
        return new Input.Piece(item.origin(), item.content());
    }
}
