package dev.rebound.cdk.emulator;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Programs of Python's package index, in their pinned versions, in an environment of their own. */
final class Python {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** What the checks of a deployed stack use. */
    private static final Python OURS =
            new Python(
                    Path.of("src/test/resources/emulator/requirements.txt"),
                    Path.of("target/python"));

    private final Path requirements;
    private final Path home;

    /**
     * @param requirements as pip takes them
     * @param home where they are or will be installed
     */
    Python(Path requirements, Path home) {
        this.requirements = requirements.toAbsolutePath();
        this.home = home.toAbsolutePath();
    }

    /**
     * Where a program lies. Where it cannot be installed, the test that wants it is not run, which
     * one line tells.
     */
    static Path program(String name) throws InterruptedException {
        try {
            return OURS.installed().resolve("bin").resolve(name);
        } catch (IOException | IllegalStateException refused) {
            System.out.println(
                    "emulator: not run, for want of " + name + ": " + refused.getMessage());
            throw new TestAbortedException(refused.getMessage());
        }
    }

    /**
     * The folder with all that is required, installed when it was not before.
     *
     * @throws IllegalStateException telling in one line why it cannot be
     */
    synchronized Path installed() throws IOException, InterruptedException {
        Path done = home.resolve("requirements.txt");
        if (Files.exists(done) && Files.mismatch(done, requirements) < 0) return home;
        run("python3", "-m", "venv", "--clear", home.toString());
        String pip = home.resolve("bin/pip").toString();
        run(pip, "install", "--quiet", "--requirement", requirements.toString());
        Files.copy(requirements, done);
        return home;
    }

    private static void run(String... words) throws IOException, InterruptedException {
        Command done = Command.run(Path.of("."), Map.of(), LIMIT, List.of(words));
        if (done.exit() != 0)
            throw new IllegalStateException(
                    String.join(" ", words) + " failed: " + done.lastLine());
    }
}
