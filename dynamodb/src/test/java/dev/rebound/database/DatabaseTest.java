package dev.rebound.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

class DatabaseTest {
    private static final int ENTRIES = 3_000;

    @TempDir private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("rebound.db");
    }

    private static MVMap<String, String> map(Database database) {
        return database.map("texts", StringDataType.INSTANCE, StringDataType.INSTANCE);
    }

    private static String text(int number) {
        return "text " + number + " " + "of some length ".repeat(10);
    }

    /** In some versions, the way files grow. */
    private void fill() {
        try (Database database = Database.in(file)) {
            MVMap<String, String> map = map(database);
            for (int i = 0; i < ENTRIES; i += 100) write(database, map, i);
        }
    }

    private static void write(Database database, MVMap<String, String> map, int from) {
        database.write(
                () -> {
                    for (int i = from; i < from + 100; i++) map.put("key " + i, text(i));
                    return null;
                });
    }

    private Map<String, String> content() {
        try (Database database = Database.in(file)) {
            MVMap<String, String> map = map(database);
            return database.read(() -> new HashMap<>(map));
        }
    }

    private static Map<String, String> whole() {
        Map<String, String> whole = new HashMap<>();
        IntStream.range(0, ENTRIES).forEach(i -> whole.put("key " + i, text(i)));
        return whole;
    }

    @Test
    void givesBackWhatItWasGiven() {
        fill();
        assertThat(content()).isEqualTo(whole());
    }

    @Test
    void isUsedByOneAtATime() {
        try (Database database = Database.in(file)) {
            assertThat(map(database)).isEmpty();
            assertThatThrownBy(() -> Database.in(file))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(file + ": another rebound is using it");
        }
    }

    /** Whatever byte is wrong, nothing else is read for what was written. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void tellsOfDamageAnywhere(int part) throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(file);
        int at = (int) ((long) bytes.length * part / 20);
        for (int i = at; i < Math.min(at + 4_096, bytes.length); i++) bytes[i] ^= 0x5a;
        Files.write(file, bytes);
        isWholeOrDamaged();
    }

    private void isWholeOrDamaged() {
        Map<String, String> read;
        try {
            read = content();
        } catch (DatabaseException told) {
            assertThat(told.getMessage())
                    .startsWith(file + ": is damaged (")
                    .endsWith("move the folder away and replay your events")
                    .hasLineCount(1);
            return;
        }
        assertThat(read).isEqualTo(whole());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 4_096, 8_192, 20_000, 100_000})
    void tellsOfALostEnd(int left) throws IOException {
        fill();
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSizeGreaterThan(left);
        Files.write(file, Arrays.copyOf(bytes, left));
        assertThatThrownBy(this::content)
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(file + ": is damaged (")
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(1);
    }

    @Test
    void tellsOfAFileThatIsNoneOfOurs() throws IOException {
        Files.writeString(file, "Dear Sir or Madam\n".repeat(1_000));
        assertThatThrownBy(this::content)
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(file + ": is damaged (");
    }

    @Test
    void leavesTheFileOfAnotherFormatAlone() {
        try (MVStore other = MVStore.open(file.toString())) {
            other.openMap("about").put("format", "2");
        }
        assertThatThrownBy(this::content)
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        file
                                + ": was written by another Rebound (its format is 2, this one has"
                                + " 1): use that one, or another folder");
    }

    @Test
    void aKilledFirstStartLeavesNothingInTheWay() throws IOException {
        Files.write(folder.resolve("rebound.db.new"), "half".getBytes(UTF_8));
        fill();
        assertThat(content()).isEqualTo(whole());
    }

    /** Ten times what lies in it was written, and half of the file is of use at least. */
    @Test
    void doesNotGrowForEver() throws IOException {
        fill();
        long once = Files.size(file);
        try (Database database = Database.in(file)) {
            MVMap<String, String> map = map(database);
            for (int time = 0; time < 10; time++)
                for (int i = 0; i < ENTRIES; i += 100) write(database, map, i);
        }
        for (int time = 0; time < 3; time++) Database.in(file).close();
        assertThat(Files.size(file)).isLessThan(20 * once);
    }
}
