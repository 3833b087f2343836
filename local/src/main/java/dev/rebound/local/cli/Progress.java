package dev.rebound.local.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;

/** A progress bar for input that takes longer than a moment. */
final class Progress {
    private static final int WIDTH = 30;

    private final PrintStream err;
    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private final Duration every = terminal ? Duration.ofMillis(200) : Duration.ofSeconds(3);
    private long expected;
    private long read;
    private long shown = System.nanoTime();
    private boolean drawn;

    Progress(PrintStream err) {
        this.err = err;
    }

    void expect(long bytes) {
        expected += bytes;
    }

    InputStream watch(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int octet = super.read();
                advance(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                advance(count);
                return count;
            }
        };
    }

    /** Writes a line of its own, clear of the bar. */
    void say(String line) {
        end();
        err.println(line);
    }

    void end() {
        if (drawn && terminal) err.print("\r" + " ".repeat(WIDTH + 30) + "\r");
        drawn = false;
    }

    private void advance(int bytes) {
        read += Math.max(0, bytes);
        if (System.nanoTime() - shown < every.toNanos()) return;
        shown = System.nanoTime();
        drawn = true;
        err.print(terminal ? "\r" + bar() : bar() + "\n");
    }

    private String bar() {
        if (read > expected) return "%,d bytes read".formatted(read);
        int done = (int) (WIDTH * read / Math.max(1, expected));
        return "[%s%s] %3d %%"
                .formatted(
                        "#".repeat(done),
                        ".".repeat(WIDTH - done),
                        100 * read / Math.max(1, expected));
    }
}
