package dev.rebound.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import dev.rebound.core.Bounce;
import dev.rebound.core.Verdict;
import dev.rebound.core.Verdicts;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Verdicts per second of one thread, over the lines of 20 to 500 characters of the table that
 * {@code -Drebound.lines} names, one after the other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class VerdictBenchmark {
    private static final String LINES = "lambdas/core/src/test/resources/lines.csv";

    private Bounce[] bounces;
    private int next;

    @Setup
    public void read() throws IOException {
        Path table = Path.of(System.getProperty("rebound.lines", LINES));
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            bounces =
                    rows.stream()
                            .map(VerdictBenchmark::bounce)
                            .filter(VerdictBenchmark::isOfUsualLength)
                            .toArray(Bounce[]::new);
        }
    }

    @Benchmark
    public Verdict verdict() {
        next = (next + 1) % bounces.length;
        return Verdicts.of(bounces[next]);
    }

    private static Bounce bounce(NamedCsvRecord row) {
        return Bounces.of(
                row.getField("bounceType"),
                row.getField("bounceSubType"),
                row.getField("status"),
                row.getField("diagnosticCode"));
    }

    private static boolean isOfUsualLength(Bounce bounce) {
        int length = bounce.dsn().diagnosticCode().length();
        return length >= 20 && length <= 500;
    }
}
