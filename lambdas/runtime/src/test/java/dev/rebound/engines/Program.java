package dev.rebound.engines;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that others wrote and that judges us, in its pinned version. */
public enum Program {
    MINISTACK("ministack"),
    CFN_LINT("cfn-lint"),
    DYNOXIDE("dynoxide");

    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Of the whole project, so that each is installed once. */
    private static final Path HOME = Path.of("../target/engines");

    private static final Installer PYTHON =
            new Python(text("requirements.txt"), HOME.resolve("python"));
    private static final Installer CARGO =
            new Cargo(
                    HOME.resolve("cargo"),
                    "dynoxide-rs",
                    "--version",
                    "3.2.0",
                    "--no-default-features",
                    "--features",
                    "native-sqlite,http-server,cli");

    private final String command;

    Program(String command) {
        this.command = command;
    }

    /** Brings programs to this machine. */
    interface Installer {
        /**
         * The folder with the program in {@code bin}, installed when it was not before.
         *
         * @throws IllegalStateException telling in one line why it cannot be
         */
        Path installed() throws IOException, InterruptedException;
    }

    private static String text(String resource) {
        try (InputStream file = Program.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Where it lies. Where it cannot be installed, the test that wants it is not run, which one
     * line tells.
     */
    public Path path() throws InterruptedException {
        try {
            Installer installer = this == DYNOXIDE ? CARGO : PYTHON;
            return installer.installed().resolve("bin").resolve(command);
        } catch (IOException | IllegalStateException refused) {
            System.out.println(
                    "emulator: not run, for want of " + command + ": " + refused.getMessage());
            throw new TestAbortedException(refused.getMessage());
        }
    }

    static void run(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        Command done = Command.run(Path.of("."), environment, LIMIT, List.of(words));
        if (done.exit() != 0)
            throw new IllegalStateException(
                    String.join(" ", words) + " failed: " + done.lastLine());
    }
}
