package dev.rebound.local.cli;

import dev.rebound.json.Json;
import dev.rebound.local.Handled;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One JSON object per feedback and line. */
final class JsonLines implements Report {
    private final PrintStream out;

    JsonLines(OutputStream out) {
        this.out =
                new PrintStream(
                        new BufferedOutputStream(out, 1 << 16), false, StandardCharsets.UTF_8);
    }

    @Override
    public void add(Handled handled) {
        out.print(Json.text(handled.json()) + "\n");
    }

    @Override
    public void end() {
        out.flush();
    }
}
