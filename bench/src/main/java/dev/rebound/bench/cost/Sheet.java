package dev.rebound.bench.cost;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file beside this class. */
record Sheet(String file, List<NamedCsvRecord> rows) {
    static Sheet read(String file) {
        try (Reader text =
                        new InputStreamReader(
                                Sheet.class.getResourceAsStream(file), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            return new Sheet(file, csv.stream().toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** One column of numbers by another of names. */
    Map<String, Double> numbers(String name, String number) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        rows.forEach(row -> numbers.put(row.getField(name), Double.valueOf(row.getField(number))));
        return numbers;
    }
}
