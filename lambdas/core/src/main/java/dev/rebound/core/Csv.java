package dev.rebound.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the tables beside the classes: RFC 4180 without line breaks in cells, with empty lines and
 * lines that begin with #. They are read at every cold start.
 */
final class Csv {
    private Csv() {}

    /** Each line is decoded by itself: most are ASCII, and stay small and fast. */
    static List<Row> read(String file) {
        byte[] bytes = bytes(file);
        String signs = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Row> rows = new ArrayList<>();
        int from = 0;
        for (int number = 1; from < bytes.length; number++) {
            int end = signs.indexOf('\n', from);
            if (end < 0) end = bytes.length;
            if (end > from && bytes[from] != '#') {
                String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
                rows.add(new Row(file, number, line));
            }
            from = end + 1;
        }
        return rows.subList(1, rows.size());
    }

    private static byte[] bytes(String file) {
        try (InputStream resource = Csv.class.getResourceAsStream(file)) {
            return resource.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** One row behind the header. */
    record Row(String file, int number, String line) {
        /** Where it stands, such as {@code verdict-rules.csv:12}. */
        String place() {
            return file + ":" + number;
        }

        /** All of its cells, or the first so many. */
        List<String> cells(int number) {
            List<String> cells = new ArrayList<>(number);
            for (int from = 0; from <= line.length() && cells.size() < number; ) {
                int end = end(from);
                cells.add(cell(from, end));
                from = end + 1;
            }
            return cells;
        }

        private int end(int from) {
            int at = from;
            while (at < line.length() && line.charAt(at) == '"') {
                int close = line.indexOf('"', at + 1);
                if (close < 0) throw new IllegalStateException(place() + ": a quote is not closed");
                at = close + 1;
            }
            int comma = line.indexOf(',', at);
            return comma < 0 ? line.length() : comma;
        }

        private String cell(int from, int end) {
            boolean quoted = end - from > 1 && line.charAt(from) == '"';
            return quoted
                    ? line.substring(from + 1, end - 1).replace("\"\"", "\"")
                    : line.substring(from, end);
        }
    }
}
