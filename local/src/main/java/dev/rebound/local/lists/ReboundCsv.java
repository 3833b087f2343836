package dev.rebound.local.lists;

import dev.rebound.core.Address;
import dev.rebound.core.Adoption;
import dev.rebound.core.Reason;
import dev.rebound.core.Suppression;
import dev.rebound.core.Suppression.Ground;

import org.apache.commons.csv.CSVPrinter;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Suppressions with all that is known of them, as lists are exported and imported. */
final class ReboundCsv {
    static final List<String> COLUMNS =
            List.of("recipient", "ground", "reason", "since", "until", "because", "key");

    private ReboundCsv() {}

    static boolean isMeant(List<String> columns) {
        return columns.contains("recipient") && columns.contains("ground");
    }

    static Adoption read(Row row) {
        return Adoption.ofRebound(
                new Suppression(
                        Address.parse(row.text("recipient")),
                        word(row.text("ground"), "ground", Ground.values(), Ground::word),
                        row.optional("reason")
                                .map(text -> word(text, "reason", Reason.values(), Reason::word)),
                        row.time("since")
                                .orElseThrow(
                                        () -> new IllegalArgumentException("since is missing")),
                        row.time("until"),
                        row.text("because"),
                        row.optional("key").orElse("by hand")));
    }

    private static <E> E word(String text, String column, E[] all, Function<E, String> word) {
        return Arrays.stream(all)
                .filter(one -> word.apply(one).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        column
                                                + " \""
                                                + text
                                                + "\" is none of "
                                                + Stream.of(all)
                                                        .map(word)
                                                        .collect(Collectors.joining(", "))));
    }

    static void write(Suppression suppression, CSVPrinter out) throws IOException {
        out.printRecord(
                suppression.recipient(),
                suppression.ground().word(),
                suppression.reason().map(Reason::word).orElse(""),
                suppression.since(),
                suppression.until().map(Instant::toString).orElse(""),
                suppression.because(),
                suppression.key());
    }
}
