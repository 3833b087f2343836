package dev.rebound.bench;

import dev.rebound.core.Bounce;
import dev.rebound.core.Verdict;
import dev.rebound.core.Verdicts;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * Microseconds per verdict on one line: an ordinary one of 2 000 characters, and those of 100 000
 * that were made to be slow. None may take much longer than the ordinary one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class AdversarialBenchmark {
    /** All of them, unless JMH is told {@code -p line=ORDINARY,ANGLES}. */
    @Param public Line line;

    private Bounce bounce;

    @Setup
    public void write() {
        bounce = Bounces.saying(line.text());
    }

    @Benchmark
    public Verdict verdict() {
        return Verdicts.of(bounce);
    }
}
