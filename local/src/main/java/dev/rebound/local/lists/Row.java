package dev.rebound.local.lists;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One line of comma-separated values (RFC 4180), and the names of its columns in lower case.
 *
 * @param cells without the blanks around them
 */
record Row(List<String> columns, List<String> cells) {
    static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').setTrim(true).get();

    /**
     * @throws IllegalArgumentException when the line cannot be read
     */
    static List<String> cells(String line) {
        try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
            return parser.getRecords().stream().flatMap(CSVRecord::stream).toList();
        } catch (IOException | UncheckedIOException _) {
            throw new IllegalArgumentException("a quote is not closed, or more follows behind it");
        }
    }

    static List<String> names(List<String> cells) {
        return cells.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Empty where the row has no such cell, or it is. */
    Optional<String> optional(String column) {
        return IntStream.range(0, Math.min(columns.size(), cells.size()))
                .filter(i -> columns.get(i).equals(column))
                .mapToObj(cells::get)
                .filter(cell -> !cell.isEmpty())
                .findFirst();
    }

    String text(String column) {
        return optional(column)
                .orElseThrow(() -> new IllegalArgumentException(column + " is missing"));
    }

    Optional<Instant> time(String column) {
        return optional(column).map(text -> time(column, text));
    }

    private static Instant time(String column, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException fault) {
            throw new IllegalArgumentException(
                    column + " \"" + text + "\" is no time such as 2027-01-31T00:00:00Z");
        }
    }
}
