package dev.rebound.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rebound.json.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Table and queries over three lakes: SES's events as the whole system knows them, generated mail,
 * and odd lines. What a query must find stands in {@code expected/LAKE/QUERY.txt} or, when it has a
 * parameter, {@code expected/LAKE/QUERY.PARAMETER.txt}.
 */
class AnalyticsTest {
    private static final Path QUERIES = Path.of("queries");
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path EXPECTED = RESOURCES.resolve("expected");
    private static final Instant NOW = Instant.parse("2026-04-09T00:00:00Z");

    @TempDir private static Path lakes;
    private static Athena athena;

    @BeforeAll
    static void start() throws IOException {
        new Lake(lakes, "test_events").addByDay(TestEvents.all());
        new Lake(lakes, "traffic").addByDay(Traffic.of(RESOURCES.resolve("traffic.csv")));
        new Lake(lakes, "odd").add("2026-04-08", lines(RESOURCES.resolve("odd-events.jsonl")));
        athena = new Athena(Files.readString(Path.of("table.json")), lakes, NOW);
    }

    @AfterAll
    static void stop() throws IOException {
        athena.close();
    }

    @TestFactory
    Stream<DynamicTest> aQueryFindsWhatIsExpected() {
        return files(EXPECTED)
                .map(
                        file ->
                                dynamicTest(
                                        EXPECTED.relativize(file).toString(),
                                        () -> assertThat(found(file)).isEqualTo(lines(file))));
    }

    private static List<String> found(Path file) throws Exception {
        String lake = file.getParent().getFileName().toString();
        List<String> name = List.of(name(file).split("\\.", 2));
        String sql = Files.readString(QUERIES.resolve(name.getFirst() + ".sql"));
        return athena.lines(lake, sql, name.subList(1, name.size()));
    }

    @TestFactory
    Stream<DynamicTest> aQueryIsExpectedToFindSomething() {
        return queries(query -> assertThat(rowsExpectedOf(query)).isPositive());
    }

    private static long rowsExpectedOf(Path query) {
        return files(EXPECTED)
                .filter(file -> name(file).split("\\.")[0].equals(name(query)))
                .mapToLong(file -> lines(file).size() - 1)
                .sum();
    }

    @TestFactory
    Stream<DynamicTest> aQuerySaysFirstWhatItIsForInWordsThatCloudFormationTakes() {
        return queries(
                query ->
                        assertThat(lines(query).getFirst())
                                .startsWith("-- ")
                                .hasSizeBetween(20, 1024));
    }

    @TestFactory
    Stream<DynamicTest> theTableHasRoomForAllThatSesTells() throws IOException {
        return TestEvents.blocks()
                .map(
                        block ->
                                dynamicTest(
                                        block,
                                        () ->
                                                assertThat(read(block))
                                                        .containsExactlyInAnyOrderElementsOf(
                                                                TestEvents.told(block))));
    }

    private static List<Object> read(String column) throws Exception {
        String sql =
                "SELECT json_format(CAST(%1$s AS json)) FROM events WHERE %1$s IS NOT NULL AND dt > '2026-02'";
        return athena.lines("test_events", sql.formatted(column), List.of()).stream()
                .skip(1)
                .map(Json::any)
                .map(TestEvents::plain)
                .toList();
    }

    private static Stream<DynamicTest> queries(Consumer<Path> test) {
        return files(QUERIES).map(query -> dynamicTest(name(query), () -> test.accept(query)));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
