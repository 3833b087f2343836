package dev.rebound.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Commands as a user types them, over a data folder of their own. */
abstract class Commands {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final InputStream IN = System.in;

    @TempDir Path folder;

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(OUT);
        System.setErr(ERR);
        System.setIn(IN);
    }

    /** Words are split at blanks; {@code @} stands for the data folder. */
    final int rebound(String words, Object... paths) {
        int exit = run(words, paths);
        if (exit == 1) throw new AssertionError(words + " failed: " + err.toString(UTF_8));
        return exit;
    }

    /** The same where something goes wrong. */
    final int run(String words, Object... paths) {
        out.reset();
        err.reset();
        Stream<String> given =
                Stream.of(words.replace(" @", " --data " + folder.resolve("data")).split(" "));
        String[] arguments =
                Stream.concat(given, Stream.of(paths).map(Object::toString)).toArray(String[]::new);
        return Main.run(arguments);
    }

    final Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    final List<Map<String, Object>> json() {
        return out.toString(UTF_8).lines().map(Json::object).toList();
    }
}
