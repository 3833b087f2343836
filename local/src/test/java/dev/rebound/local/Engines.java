package dev.rebound.local;

import dev.rebound.engines.Dynoxide;
import dev.rebound.engines.MiniStack;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Storage by the name of what it lies in, opened once for all tests and closed behind them. */
final class Engines implements BeforeAllCallback {
    private static final Map<String, Storage> OPEN = new HashMap<>();
    private static final Deque<AutoCloseable> TO_CLOSE = new ArrayDeque<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(Engines.class))
                .computeIfAbsent("all", _ -> (AutoCloseable) Engines::close);
    }

    /**
     * @param name {@code memory}, {@code disk}, or of a DynamoDB of others
     */
    static synchronized Storage storage(String name) {
        if (!OPEN.containsKey(name)) OPEN.put(name, open(name));
        return OPEN.get(name);
    }

    private static Storage open(String name) {
        try {
            return closing(
                    switch (name) {
                        case "memory" -> Storage.inMemory();
                        case "disk" -> LocalStorage.in(folder());
                        case "ministack" -> {
                            MiniStack aws = closing(MiniStack.start(Map.of()));
                            yield LocalStorage.in(folder(), aws.client(DynamoDbClient.builder()));
                        }
                        case "dynoxide" -> {
                            Dynoxide dynoxide = closing(Dynoxide.start());
                            yield LocalStorage.in(
                                    folder(), dynoxide.client(DynamoDbClient.builder()));
                        }
                        default -> throw new IllegalArgumentException(name);
                    });
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static <T extends AutoCloseable> T closing(T opened) {
        TO_CLOSE.push(opened);
        return opened;
    }

    private static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("rebound");
        TO_CLOSE.push(() -> delete(folder));
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) Files.delete(file);
        }
    }

    private static void close() throws Exception {
        OPEN.clear();
        while (!TO_CLOSE.isEmpty()) TO_CLOSE.pop().close();
    }
}
