package dev.rebound.local.cli;

import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Suppression;
import dev.rebound.local.Records;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The suppression list, for people and for programs. */
final class SuppressionTable {
    private static final String ROW = "%-34s %-14s %-22s %s%n";

    private SuppressionTable() {}

    /** All suppressions in force, by address. */
    static List<Suppression> inForce(Records records) {
        Instant now = records.now();
        try (Stream<RecipientHistory> histories = records.ledger().suppressed()) {
            return histories
                    .map(history -> history.suppression(now))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Suppression::recipient))
                    .toList();
        }
    }

    /** The same with all grounds of each address. */
    static List<Suppression> allInForce(Records records) {
        Instant now = records.now();
        try (Stream<RecipientHistory> histories = records.ledger().suppressed()) {
            return histories
                    .flatMap(history -> history.suppressions().values().stream())
                    .filter(suppression -> suppression.isActive(now))
                    .sorted(
                            Comparator.comparing(Suppression::recipient)
                                    .thenComparing(Suppression::ground))
                    .toList();
        }
    }

    static void print(PrintStream out, Records records) {
        List<Suppression> all = inForce(records);
        out.printf("%d addresses are suppressed on %s:%n", all.size(), records.now());
        if (!all.isEmpty()) out.printf(ROW, "ADDRESS", "GROUND", "UNTIL", "BECAUSE");
        for (Suppression s : all)
            out.printf(ROW, s.recipient(), s.ground().word(), until(s), s.because());
    }

    static Map<String, Object> json(Suppression suppression) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("recipient", suppression.recipient().value());
        json.put("suppressed", true);
        json.put("ground", suppression.ground().word());
        json.put("reason", suppression.reason().map(reason -> reason.word()).orElse(null));
        json.put("since", suppression.since().toString());
        json.put("suppressUntil", suppression.until().map(Instant::toString).orElse(null));
        json.put("because", suppression.because());
        return json;
    }

    static String until(Suppression suppression) {
        return suppression.until().map(Instant::toString).orElse("for good");
    }
}
