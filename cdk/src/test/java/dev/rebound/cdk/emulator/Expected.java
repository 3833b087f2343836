package dev.rebound.cdk.emulator;

import dev.rebound.cdk.Synthesis;
import dev.rebound.functions.Ledger.Entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One row of {@code test-events/expected.csv}. */
record Expected(String event, String rule, String recipient, String decision, String reason) {
    private static final Path TABLE = Synthesis.HOME.resolve("test-events/expected.csv");

    /** All but of those whom SES does not name, who have no timeline. */
    static List<Expected> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .skip(1)
                .map(Expected::of)
                .filter(row -> !row.recipient().isEmpty())
                .toList();
    }

    private static Expected of(String line) {
        String[] cells = line.split(",", -1);
        return new Expected(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }

    boolean isMet(DeployedStack stack) {
        List<Entry> timeline = stack.timeline(recipient);
        return timeline.stream().anyMatch(this::isOnIt)
                || timeline.stream().anyMatch(entry -> wasOnIt(entry, stack));
    }

    private boolean isOnIt(Entry entry) {
        String why = entry.decision().verdict().map(v -> v.reason().word()).orElse("");
        return entry.decision().word().word().equals(decision)
                && why.equals(reason)
                && isBy(entry.origin().execution());
    }

    /** A doubt gives way to what the same execution decides later: that history tells. */
    private boolean wasOnIt(Entry entry, DeployedStack stack) {
        return decision.equals("doubt")
                && isBy(entry.origin().execution())
                && stack.outputs(entry.origin().execution()).stream()
                        .anyMatch(given -> given.contains("\"" + decision + "\""));
    }

    private boolean isBy(String execution) {
        return rule.equals("track") ? execution.isEmpty() : execution.contains("-" + rule + ":");
    }
}
