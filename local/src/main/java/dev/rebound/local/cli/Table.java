package dev.rebound.local.cli;

import dev.rebound.local.Handled;

import java.io.PrintStream;

/** One row per feedback, for people. */
final class Table implements Report {
    private static final String ROW = "%-42s %-10s %-18s %-30s %-11s %s%n";

    private final PrintStream out;
    private boolean begun;

    Table(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Handled handled) {
        if (!begun)
            out.printf(ROW, "EVENT", "RULE", "EXECUTION", "RECIPIENT", "DECISION", "BECAUSE");
        begun = true;
        out.printf(
                ROW,
                fromTheRight(handled.delivery().origin(), 42),
                orDash(handled.delivery().rule()),
                orDash(shortened(handled.delivery().execution())),
                fit(orDash(handled.text("recipient")), 30),
                handled.text("decision"),
                (handled.duplicate() ? "(again) " : "") + handled.text("because"));
    }

    @Override
    public void end() {
        out.flush();
    }

    /** {@code bounce:6f1c03aa}: enough for {@code history} to find it. */
    private static String shortened(String execution) {
        return execution.substring(0, Math.min(execution.length(), execution.indexOf(':') + 9));
    }

    private static String fromTheRight(String path, int width) {
        return path.length() <= width || !path.contains("/")
                ? fit(path, width)
                : "…" + path.substring(path.length() - width + 1);
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
