package dev.rebound.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process in which two threads write to two maps is killed with SIGKILL: what one of them did is
 * in both maps or in none, and what it said is there.
 */
class KilledWritersTest {
    @TempDir private Path folder;

    /** What is run and killed. Prints {@code WRITER NUMBER} when both maps have the number. */
    public static final class Writers {
        private Writers() {}

        public static void main(String... file) throws InterruptedException {
            Database database = Database.in(Path.of(file[0]));
            if (file[1].equals("grouped")) database.group();
            Thread[] writers = {writer(database, 1), writer(database, 2)};
            for (Thread writer : writers) writer.start();
            for (Thread writer : writers) writer.join();
        }

        private static Thread writer(Database database, long writer) {
            MVMap<Long, Long> one = map(database, "one");
            MVMap<Long, Long> other = map(database, "other");
            return new Thread(
                    () -> {
                        for (long number = 1; true; number++) {
                            long written = number;
                            database.write(
                                    () -> {
                                        one.put(writer, written);
                                        return other.put(writer, written);
                                    });
                            database.whenWritten(() -> System.out.println(writer + " " + written));
                        }
                    });
        }
    }

    private static MVMap<Long, Long> map(Database database, String name) {
        return database.map(name, LongDataType.INSTANCE, LongDataType.INSTANCE);
    }

    @RepeatedTest(10)
    void nothingIsHalfDoneOrForgotten(RepetitionInfo repetition) throws Exception {
        Path file = folder.resolve("file.db");
        String mode = repetition.getCurrentRepetition() % 2 == 0 ? "grouped" : "at once";
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                Writers.class.getName(),
                                file.toString(),
                                mode)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Map<Long, Long> said = killed(process, new Random(repetition.getCurrentRepetition()));
        try (Database database = Database.in(file)) {
            MVMap<Long, Long> one = map(database, "one");
            MVMap<Long, Long> other = map(database, "other");
            assertThat(said).isNotEmpty();
            said.forEach(
                    (writer, number) -> {
                        assertThat(one.get(writer)).isGreaterThanOrEqualTo(number);
                        assertThat(other.get(writer)).isEqualTo(one.get(writer));
                    });
        }
    }

    private static String classPath() {
        return Stream.of(Database.class, KilledWritersTest.class, MVMap.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The last that each writer said, some while after the first. */
    private static Map<Long, Long> killed(Process process, Random dice)
            throws IOException, InterruptedException {
        Map<Long, Long> said = new HashMap<>();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            Thread killer =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    Thread.sleep(dice.nextInt(700));
                                } catch (InterruptedException stop) {
                                    throw new IllegalStateException(stop);
                                }
                                process.toHandle().destroyForcibly(); // and its output stays
                            });
            for (; line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words.length == 2) said.put(Long.valueOf(words[0]), Long.valueOf(words[1]));
            }
            killer.join();
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        return said;
    }
}
