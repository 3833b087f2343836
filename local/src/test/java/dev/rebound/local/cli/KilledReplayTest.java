package dev.rebound.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.functions.Ledger;
import dev.rebound.json.Json;
import dev.rebound.local.LocalStorage;
import dev.rebound.local.Storage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The real {@code ./rebound replay} is killed with SIGKILL again and again: what it printed is in
 * the folder, and in the end all is as if nobody had killed it.
 */
@Tag("slow")
class KilledReplayTest {
    private static final int EVENTS = 800;
    private static final int LONGEST_LIFE_MILLIS = 4_000;

    @TempDir private Path folder;

    @Test
    void fourTimes() throws Exception {
        killed(4);
    }

    @Test
    @Tag("long")
    void aHundredTimes() throws Exception {
        killed(100);
    }

    private void killed(int times) throws Exception {
        Path events = events();
        Path data = folder.resolve("data");
        Random dice = new Random(times);
        int kills = 0;
        int promised = 0;
        for (int time = 0; time < times; time++) {
            Path said = folder.resolve("said");
            Process replay = replay(events, data, said);
            if (replay.waitFor(1_000 + dice.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS))
                assertThat(replay.exitValue()).isZero();
            else kills++;
            replay.destroyForcibly().waitFor();
            promised += promisesKept(data, whole(said));
        }
        Path undisturbed = folder.resolve("undisturbed");
        for (Path each : List.of(data, undisturbed))
            assertThat(replay(events, each, folder.resolve("end")).waitFor()).isZero();
        System.out.printf(
                "killed %d times: %d lines that were printed before are true%n", kills, promised);
        assertThat(kills).isPositive();
        assertThat(promised).isPositive();
        assertThat(end(data)).isEqualTo(end(undisturbed)).hasSizeGreaterThan(100);
    }

    private Path events() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < EVENTS; number++) lines.add(Json.text(event(number)));
        return Files.write(folder.resolve("events.jsonl"), lines);
    }

    /** Some bounce, some are delivered; each mailbox of 500 is met six times. */
    private static Map<String, Object> event(int number) {
        String to = "number" + number % 500 + "@domain" + number % 7 + ".test";
        String at =
                "2026-03-%02dT10:%02d:%02d.000Z"
                        .formatted(1 + number / 200, number / 60 % 60, number % 60);
        Map<String, Object> mail =
                Map.of("messageId", "m-" + number, "timestamp", at, "destination", List.of(to));
        return number % 5 == 0
                ? Map.of(
                        "eventType",
                        "Bounce",
                        "mail",
                        mail,
                        "bounce",
                        Map.of(
                                "feedbackId",
                                "f-" + number,
                                "bounceType",
                                "Transient",
                                "bounceSubType",
                                "MailboxFull",
                                "timestamp",
                                at,
                                "bouncedRecipients",
                                List.of(Map.of("emailAddress", to, "status", "5.2.2"))))
                : Map.of(
                        "eventType",
                        "Delivery",
                        "mail",
                        mail,
                        "delivery",
                        Map.of("timestamp", at, "recipients", List.of(to)));
    }

    private static Process replay(Path events, Path data, Path said) throws IOException {
        return new ProcessBuilder(
                        Path.of("../rebound").toString(),
                        "replay",
                        "--json",
                        "--data",
                        data.toString(),
                        events.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The last line may be cut off. */
    private static List<Map<String, Object>> whole(Path said) throws IOException {
        String text = Files.readString(said);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Json::object).toList();
    }

    /**
     * @return how many
     */
    private static int promisesKept(Path data, List<Map<String, Object>> lines) {
        if (lines.isEmpty()) return 0;
        try (Storage storage = LocalStorage.in(data)) {
            Ledger ledger = storage.ledger();
            for (Map<String, Object> line : lines)
                assertThat(ledger.timeline(Address.parse((String) line.get("recipient"))))
                        .as("%s", line)
                        .extracting(entry -> entry.decision().because())
                        .contains((String) line.get("because"));
        }
        return lines.size();
    }

    private static Map<String, Object> end(Path data) {
        Map<String, Object> end = new TreeMap<>();
        try (Storage storage = LocalStorage.in(data)) {
            for (int number = 0; number < EVENTS; number++) {
                Map<?, ?> mail = (Map<?, ?>) event(number).get("mail");
                Address to = Address.parse((String) ((List<?>) mail.get("destination")).getFirst());
                end.put(to.value(), storage.ledger().history(to));
                end.put(
                        to + " timeline",
                        storage.ledger().timeline(to).stream()
                                .map(Ledger.Entry::decision)
                                .toList());
                end.put("m-" + number, storage.ledger().reported("m-" + number, to));
            }
            end.put("under way", storage.histories().unfinished());
        }
        return end;
    }
}
