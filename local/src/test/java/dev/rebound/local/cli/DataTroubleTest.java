package dev.rebound.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.database.Database;
import dev.rebound.dynamodb.DynamoDbServer;
import dev.rebound.dynamodb.EmbeddedDynamoDb;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A data folder or another DynamoDB that cannot be used: one line, and an exit code. */
@Tag("slow")
class DataTroubleTest extends Commands {
    private static final String EVENT = "../test-events/09-ben-mailbox-full-first.json";

    private String told() {
        assertThat(err.toString(UTF_8).strip()).hasLineCount(1);
        return err.toString(UTF_8).strip();
    }

    @Test
    void aFolderOfAnEarlierBuild() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/ledger.db"), "SQLite format 3");
        assertThat(rebound("replay @ " + EVENT)).isEqualTo(2);
        assertThat(told())
                .endsWith(
                        "was written by an earlier build, which stored it in another form: move it"
                                + " away, or name another folder with --data");
    }

    @Test
    void aFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThat(rebound("replay --data " + file + "/data " + EVENT)).isEqualTo(2);
        assertThat(told()).startsWith("rebound: " + file + "/data: cannot be used: ");
    }

    @Test
    void aDamagedFile() throws IOException {
        assertThat(rebound("replay @ " + EVENT)).isZero();
        Path file = folder.resolve("data/rebound.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length; i++) bytes[i] ^= 1;
        Files.write(file, bytes);
        assertThat(run("why @ ben@postbox.test")).isEqualTo(1);
        assertThat(told()).startsWith("rebound: " + file + ": is damaged (");
    }

    @Test
    void aDynamoDbThatRefuses() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(rebound("replay @ --dynamodb http://127.0.0.1:" + port + " " + EVENT))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8).lines().toList())
                .containsExactly(
                        "rebound: the tables are in the DynamoDB at http://127.0.0.1:" + port,
                        "rebound: http://127.0.0.1:"
                                + port
                                + ": no DynamoDB answers there: "
                                + err.toString(UTF_8)
                                        .strip()
                                        .replaceAll("(?s).*answers there: ", ""));
    }

    @Test
    void noUrl() {
        assertThat(rebound("replay @ --dynamodb localhost:8000 " + EVENT)).isEqualTo(2);
        assertThat(told())
                .isEqualTo("rebound: --dynamodb: takes a URL such as http://localhost:8000");
    }

    @Test
    void anotherDynamoDbHasTheTablesAndNothingElse() throws IOException {
        try (Database database = Database.inMemory();
                DynamoDbServer server = new DynamoDbServer(EmbeddedDynamoDb.of(database))) {
            assertThat(rebound("replay --json @ --dynamodb " + server.url() + " " + EVENT))
                    .isZero();
            Object execution = json().getFirst().get("execution");
            assertThat(rebound("why @ --dynamodb " + server.url() + " ben@postbox.test")).isZero();
            assertThat(out.toString(UTF_8)).contains("mailbox-full");
            assertThat(rebound("history @ --dynamodb " + server.url() + " " + execution)).isZero();
            assertThat(rebound("why @ ben@postbox.test")).isZero();
            assertThat(out.toString(UTF_8)).doesNotContain("mailbox-full");
        }
    }

    /** Where other work has set it for AWS's tools. */
    @Test
    void noSettingOfTheEnvironmentLeadsElsewhere() {
        Map<String, String> settings =
                Map.of(
                        "aws.endpointUrl", "http://127.0.0.1:9",
                        "aws.endpointUrlDynamoDb", "http://127.0.0.1:9");
        settings.forEach(System::setProperty);
        try {
            assertThat(rebound("replay @ " + EVENT)).isZero();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    /** The process may write no larger file, as on a disk that has no more room. */
    @Test
    void aFullDisk() throws Exception {
        Path events = folder.resolve("events.jsonl");
        String event = Files.readString(Path.of(EVENT)).replaceAll("\\s*\\R\\s*", "");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 400; i++)
            lines.append(event.replace("ben@", "ben" + i + "@")).append('\n');
        Files.writeString(events, lines);
        Path said = folder.resolve("said");
        Path told = folder.resolve("told");
        Process process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "ulimit -f 300 && exec ../rebound replay --json --data \"$1\" \"$2\""
                                        + " | cat",
                                "sh",
                                folder.resolve("data").toString(),
                                events.toString())
                        .redirectOutput(said.toFile())
                        .redirectError(told.toFile())
                        .start();
        process.waitFor();
        assertThat(Files.readAllLines(told).getLast())
                .startsWith(
                        "rebound: " + folder.resolve("data/rebound.db") + ": cannot be written (")
                .endsWith("nothing that was printed is lost, run it again when that is mended");
        rebound("replay --json @ " + events);
        assertThat(json()).hasSizeGreaterThanOrEqualTo(400);
    }
}
