package dev.rebound.local.lists;

import dev.rebound.core.Address;
import dev.rebound.core.Adoption;
import dev.rebound.core.Suppression;

import org.apache.commons.csv.CSVPrinter;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A suppression list as text, of three kinds: Rebound's own with a header, SES's {@code
 * emailAddress,reason[,lastUpdateTime]}, or an address on each line. Empty lines say nothing.
 *
 * @param header the first line, where it names columns
 */
public record ListFile(Optional<String> header, List<Line> lines) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Set<String> ADDRESS_COLUMNS = Set.of("recipient", "emailaddress");

    /** One line that says something. */
    public sealed interface Line {
        record Entry(Adoption adoption) implements Line {}

        /**
         * @param number counts from 1
         */
        record Wrong(int number, String text, String fault) implements Line {}
    }

    /**
     * @param because why those are suppressed of whom the list does not say why
     */
    public static ListFile read(String text, String because, Instant now) {
        List<String> all = text.replaceFirst("^" + BYTE_ORDER_MARK, "").lines().toList();
        int first = (int) all.stream().takeWhile(String::isBlank).count();
        Optional<String> header =
                all.stream().skip(first).limit(1).filter(ListFile::isHeader).findFirst();
        List<String> columns = header.map(Row::cells).map(Row::names).orElse(List.of());
        return new ListFile(
                header,
                IntStream.range(header.isPresent() ? first + 1 : first, all.size())
                        .filter(i -> !all.get(i).isBlank())
                        .mapToObj(i -> line(i + 1, all.get(i), columns, because, now))
                        .toList());
    }

    private static boolean isHeader(String line) {
        return !line.contains("@")
                && Row.names(Row.cells(line)).stream().anyMatch(ADDRESS_COLUMNS::contains);
    }

    private static Line line(
            int number, String text, List<String> columns, String because, Instant now) {
        try {
            return new Line.Entry(adoption(Row.cells(text), columns, because, now));
        } catch (IllegalArgumentException fault) {
            return new Line.Wrong(number, text, fault.getMessage());
        }
    }

    private static Adoption adoption(
            List<String> cells, List<String> columns, String because, Instant now) {
        if (ReboundCsv.isMeant(columns)) return ReboundCsv.read(new Row(columns, cells));
        if (SesCsv.isMeant(columns)) return SesCsv.read(new Row(columns, cells), now);
        if (cells.size() > 1) return SesCsv.read(new Row(SesCsv.COLUMNS, cells), now);
        return Adoption.bare(Address.parse(cells.getFirst()), because, now);
    }

    /** Writes Rebound's own kind. */
    public static void write(Collection<Suppression> suppressions, Appendable out)
            throws IOException {
        CSVPrinter csv = new CSVPrinter(out, Row.FORMAT);
        csv.printRecord(ReboundCsv.COLUMNS);
        for (Suppression suppression : suppressions) ReboundCsv.write(suppression, csv);
    }

    /**
     * Writes what CreateImportJob takes: dead addresses and complaints; SES has no word for the
     * other grounds.
     */
    public static void writeForSes(Collection<Suppression> suppressions, Appendable out)
            throws IOException {
        CSVPrinter csv = new CSVPrinter(out, Row.FORMAT);
        for (Suppression each : suppressions)
            for (String reason : SesCsv.reason(each.ground()).stream().toList())
                csv.printRecord(each.recipient(), reason);
    }

    public Stream<Adoption> entries() {
        return lines.stream()
                .filter(Line.Entry.class::isInstance)
                .map(line -> ((Line.Entry) line).adoption());
    }

    public List<Line.Wrong> wrong() {
        return lines.stream()
                .filter(Line.Wrong.class::isInstance)
                .map(Line.Wrong.class::cast)
                .toList();
    }
}
