package dev.rebound.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sending, simulating and auditing as a user does. */
@Tag("slow")
class SendingCommandsTest extends Commands {
    private static final Path EVENTS = Path.of("../test-events");
    private static final Path LETTER = Path.of("src/test/resources/letter.json");

    private String printed() {
        return out.toString(UTF_8);
    }

    @Test
    void sendsOnceAndTellsEachTimeWhatBecameOfIt() {
        for (int time = 0; time < 2; time++) {
            assertThat(rebound("send @", LETTER)).isZero();
            assertThat(json()).extracting(line -> line.get("outcome")).containsOnly("sent");
        }
        rebound("why @ success@simulator.amazonses.com");
        assertThat(printed()).containsOnlyOnce("attempt 1 on").doesNotContain("attempt 2");
    }

    @Test
    void tellsWhyAMailWasNotSent() {
        rebound("suppressions add @ success@simulator.amazonses.com");
        rebound("send @", LETTER);
        assertThat(json())
                .extracting(line -> line.get("outcome"))
                .containsExactly("suppressed", "sent");
        rebound("why @ success@simulator.amazonses.com");
        assertThat(printed()).contains("Mail \"letter\" (transactional)", "not sent: suppressed");
    }

    @Test
    void aMailThatIsNoneIsRefusedInOneLine() throws IOException {
        assertThat(rebound("send @", file("no-stream.json", "{\"key\":\"a\"}"))).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .hasLineCount(1)
                .contains("no-stream.json: stream is missing");
        assertThat(rebound("send @", file("broken.json", "{"))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).hasLineCount(1).contains("is no JSON object");
    }

    @Test
    void whoComplainedIsStoppedForMarketingOnly() {
        rebound("replay @", EVENTS);
        String complainer = complainer();
        rebound("suppressions check @ " + complainer);
        assertThat(printed()).contains("is suppressed (complaint");
        rebound("suppressions check --stream transactional @ " + complainer);
        assertThat(printed()).contains("may be sent to");
        assertThat(rebound("suppressions check --stream post @ " + complainer)).isEqualTo(2);
    }

    private String complainer() {
        rebound("suppressions list --json @");
        return json().stream()
                .filter(line -> line.get("ground").equals("complaint"))
                .map(line -> (String) line.get("recipient"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAuditListsMessagesWithoutAnEnd() {
        rebound("replay @", EVENTS);
        assertThat(rebound("audit @")).isZero();
        assertThat(printed()).contains("sam@oldmill.test", "1 without an end");
    }

    @Test
    @Tag("long")
    void theAuditTellsThemAsJson() {
        rebound("replay @", EVENTS);
        rebound("audit --json @");
        assertThat(json()).filteredOn(line -> line.get("lost").equals(1)).hasSize(1);
    }

    @Test
    void simulatesAndDraws() throws IOException {
        Path plot = folder.resolve("plot.svg");
        assertThat(rebound("simulate --mails 50 --days 2 --json --plot", plot)).isZero();
        assertThat(json())
                .singleElement()
                .satisfies(totals -> assertThat(totals).containsEntry("mails", 50));
        assertThat(Files.readString(plot)).startsWith("<svg");
        assertThat(rebound("simulate --mails 0 --plot", plot)).isEqualTo(2);
        assertThat(rebound("simulate --mails 5 --plot", folder.resolve("no/where"))).isEqualTo(2);
    }
}
