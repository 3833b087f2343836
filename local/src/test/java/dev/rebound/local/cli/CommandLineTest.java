package dev.rebound.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.json.Json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@Tag("slow")
class CommandLineTest extends Commands {
    private static final Path EVENTS = Path.of("../test-events");

    private static Path event(String name) {
        return EVENTS.resolve(name + ".json");
    }

    private static String compact(String name) throws IOException {
        return Json.text(Json.object(Files.readString(event(name))));
    }

    @Test
    void demoTwiceMarksEverythingAsHandledBeforeAndChangesNothing() {
        assertThat(rebound("demo @")).isZero();
        assertThat(rebound("suppressions list @ --json")).isZero();
        String list = out.toString(UTF_8);
        assertThat(rebound("replay @ --json", EVENTS)).isZero();
        assertThat(json())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsEntry("duplicate", true));
        rebound("suppressions list @ --json");
        assertThat(out.toString(UTF_8)).isEqualTo(list).isNotEmpty();
    }

    @Test
    void replayPrintsOneObjectPerFeedbackWithTheKeysOfTheContract() {
        assertThat(
                        rebound(
                                "replay --memory --json",
                                event("06-frida-and-felix-reject"),
                                event("09-ben-mailbox-full-first")))
                .isZero();
        assertThat(json())
                .hasSize(3)
                .allSatisfy(
                        line ->
                                assertThat(line.keySet())
                                        .containsExactly(
                                                "event",
                                                "type",
                                                "rule",
                                                "workflow",
                                                "execution",
                                                "recipient",
                                                "decision",
                                                "reason",
                                                "blame",
                                                "because",
                                                "resendAt",
                                                "suppressUntil",
                                                "duplicate"));
        assertThat(json().getLast())
                .containsEntry("type", "Bounce")
                .containsEntry("workflow", "bounce")
                .containsEntry("decision", "resend")
                .containsEntry("reason", "mailbox-full")
                .containsEntry("suppressUntil", null);
    }

    @Test
    void replayReadsJsonLinesFromStdin() throws IOException {
        String lines = compact("01-ana-send") + "\n" + compact("02-ana-delivery") + "\n";
        System.setIn(new ByteArrayInputStream(lines.getBytes(UTF_8)));
        assertThat(rebound("replay --memory --json -")).isZero();
        assertThat(json()).extracting(line -> line.get("type")).containsExactly("Send", "Delivery");
    }

    @Test
    void aBadLineIsNamedAndKeptAndTheRestIsHandled() throws IOException {
        Path file =
                file(
                        "day.jsonl",
                        compact("01-ana-send"),
                        "{\"detail-type\":",
                        compact("02-ana-delivery"));
        assertThat(rebound("replay @ --json", file)).isEqualTo(3);
        assertThat(json())
                .extracting(line -> line.get("decision"))
                .containsExactly("leave", "quarantine", "leave");
        assertThat(err.toString(UTF_8)).contains("day.jsonl:2: no JSON: Unexpected end-of-input");
        assertThat((String) json().get(1).get("event")).endsWith("day.jsonl:2");
    }

    @Test
    void quarantineIsListedShownAndReplayed() throws IOException {
        rebound("replay @", file("bad.json", "{\"eventType\":\"Party\"}"));
        assertThat(rebound("quarantine list @")).isZero();
        String id = out.toString(UTF_8).split(" ")[0];
        assertThat(out.toString(UTF_8))
                .contains("bad.json: detail.eventType \"Party\" is none of SES's");
        assertThat(rebound("quarantine show @ " + id)).isZero();
        assertThat(out.toString(UTF_8).strip()).isEqualTo("{\"eventType\":\"Party\"}");
        assertThat(rebound("quarantine replay @")).isEqualTo(3);
        assertThat(rebound("quarantine remove @ " + id)).isZero();
        rebound("quarantine list @");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void anEventThatNoRuleMatchesIsQuarantined() throws IOException {
        Path file =
                file(
                        "odd.json",
                        "{\"id\":\"x\",\"source\":\"aws.ses\",\"detail-type\":\"Advisor"
                                + " Recommendation Status Open\",\"detail\":{}}");
        assertThat(rebound("replay --memory --json", file)).isEqualTo(3);
        assertThat(json().getFirst())
                .containsEntry("event", "x")
                .containsEntry("because", "no rule matches the event");
    }

    @Test
    void anEventTooLargeForStepFunctionsIsQuarantined() throws IOException {
        String large =
                compact("01-ana-send")
                        .replace(
                                "\"version\":\"0\"", "\"version\":\"" + "0".repeat(1 << 20) + "\"");
        assertThat(rebound("replay @ --json", file("large.json", large))).isEqualTo(3);
        assertThat((String) json().getFirst().get("because"))
                .endsWith("bytes, Step Functions takes 262144");
    }

    @Test
    void whyTellsWhatHappenedAndWhatWouldChangeIt() {
        rebound("replay @", EVENTS);
        assertThat(rebound("why @ Rosa@OldMill.test")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("rosa@oldmill.test is suppressed (dead-address)", "for good")
                .contains(
                        "Because: No such mailbox (\"address rejected user unknown\"): suppressed for good.")
                .contains("What would lift it: ./rebound suppressions remove rosa@oldmill.test")
                .contains("policy dead-address, version 3")
                .contains("./rebound history bounce:");
    }

    @Test
    void whyOfAStrangerSaysSo() {
        assertThat(rebound("why @ nobody@example.test")).isZero();
        assertThat(out.toString(UTF_8)).contains("is not suppressed", "Nothing was ever reported");
    }

    @Test
    void theListTakesOrdersByHandAndTheLastOneWins() {
        for (String word : List.of("add", "remove", "add"))
            assertThat(rebound("suppressions " + word + " @ Ana@Example.test")).isZero();
        rebound("suppressions check @ --json ana@example.test ben@example.test");
        assertThat(json()).extracting(line -> line.get("suppressed")).containsExactly(true, false);
    }

    @Test
    void theListTakesOrdersByHandAboutWhatWasReplayed() {
        rebound("replay @", EVENTS);
        for (String word : List.of("remove", "add", "remove"))
            rebound("suppressions " + word + " @ rosa@oldmill.test");
        assertThat(out.toString(UTF_8)).isEqualTo("rosa@oldmill.test is off the list\n");
        rebound("suppressions check @ rosa@oldmill.test");
        assertThat(out.toString(UTF_8)).isEqualTo("rosa@oldmill.test may be sent to\n");
    }

    @Test
    void historyShowsAnExecutionStepByStep() {
        rebound("replay @ --json", event("09-ben-mailbox-full-first"));
        String execution = (String) json().getFirst().get("execution");
        assertThat(rebound("history @ " + execution)).isZero();
        assertThat(out.toString(UTF_8))
                .contains("ExecutionStarted", "WaitToResend", "ExecutionSucceeded");
        assertThat(rebound("history @ --json " + execution)).isZero();
        assertThat(json().getFirst())
                .containsEntry("id", 1)
                .containsEntry("type", "ExecutionStarted");
    }

    @Test
    void wrongUsageIsExitCodeTwoAndOneLine() {
        assertThat(rebound("replay @ no-such-file.json")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .isEqualTo(
                        "rebound: no-such-file.json: there is no such file, or it cannot be"
                                + " read\n");
        assertThat(rebound("why @ nonsense")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .isEqualTo("rebound: \"nonsense\" is no address: it has no @\n");
        assertThat(rebound("history @ bounce:none")).isEqualTo(2);
        assertThat(rebound("dance")).isEqualTo(2);
    }

    @Test
    void whatWasPutOnTheListBeforeTheFirstEventCanBeTakenOff() {
        rebound("suppressions add @ kai@example.test");
        rebound("replay @", event("01-ana-send"));
        rebound("suppressions remove @ kai@example.test");
        rebound("suppressions check @ kai@example.test");
        assertThat(out.toString(UTF_8)).isEqualTo("kai@example.test may be sent to\n");
    }

    @Test
    void removingWhoWasNotOnTheListForgivesNothing() {
        rebound("suppressions remove @ rosa@oldmill.test");
        assertThat(out.toString(UTF_8)).isEqualTo("rosa@oldmill.test was not on the list\n");
        rebound("replay @", EVENTS);
        rebound("suppressions check @ rosa@oldmill.test");
        assertThat(out.toString(UTF_8)).contains("is suppressed");
    }

    @Test
    void anEndThatIsOverAlreadyIsWrongUsage() {
        assertThat(rebound("suppressions add @ --until 2020-01-01T00:00:00Z ana@example.test"))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .startsWith("rebound: --until 2020-01-01T00:00:00Z: is over already");
    }

    @Test
    void aFolderIsReadByNameWithoutWhatIsHidden() throws IOException {
        Path day = Files.createDirectories(folder.resolve("day/.trash/deep"));
        Files.writeString(day.resolve("a.json"), "nonsense");
        Files.writeString(folder.resolve("day/b.json"), compact("01-ana-send"));
        assertThat(rebound("replay @ --json", folder.resolve("day"))).isZero();
        assertThat(json()).hasSize(1);
        assertThat(rebound("replay @ --json", day)).isEqualTo(3);
        assertThat(err.toString(UTF_8))
                .startsWith("a.json: no JSON: Unrecognized token 'nonsense'");
    }

    @Test
    void aTruncatedFirstLineSpoilsNotTheSecond() throws IOException {
        assertThat(
                        rebound(
                                "replay @ --json",
                                file("two.json", "{\"detail-type\":", compact("01-ana-send"))))
                .isEqualTo(3);
        assertThat(json())
                .extracting(line -> line.get("decision"))
                .containsExactly("quarantine", "leave");
    }

    @Test
    void oneUnreadableRecipientIsReportedOnceThoughTheOtherIsWaitedFor() throws IOException {
        String recipients =
                "[{\"emailAddress\":\"nobody\"},{\"emailAddress\":\"a@b.test\",\"status\":\"5.2.2\"}]";
        String event =
                "{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\"m\",\"destination\":[]},\"bounce\":{\"timestamp\":\"2026-03-04T09:15:30Z\",\"bouncedRecipients\":"
                        + recipients
                        + "}}";
        for (String where : List.of("--memory", "@")) {
            assertThat(rebound("replay " + where + " --json", file("half.json", event)))
                    .isEqualTo(3);
            assertThat(json())
                    .extracting(line -> line.get("decision"))
                    .containsExactlyInAnyOrder("quarantine", "resend");
        }
    }

    @Test
    void explainTellsVerdictRuleAndDecision() {
        assertThat(
                        Main.commandLine()
                                .execute("explain", "550 5.7.1 <ana@example.test>: User unknown"))
                .isZero();
        assertThat(out.toString(UTF_8))
                .contains("No such mailbox (\"user unknown\")")
                .containsPattern("rule +verdict-rules.csv:\\d+: phrase")
                .contains("yielded   sender-reputation by 5.7.1")
                .contains("decision  suppress", "policy    dead-address");
    }

    @Test
    void explainReadsManyLinesForPrograms() {
        System.setIn(
                new ByteArrayInputStream(
                        "smtp; 550 5.7.26 unauthenticated\n\nsmtp; \n".getBytes(UTF_8)));
        assertThat(rebound("explain --json -")).isZero();
        assertThat(json())
                .extracting(line -> line.get("decision"))
                .containsExactly("hold", "resend", "resend");
    }

    @Test
    void unknownsGroupsWhatNoRuleUnderstood() {
        rebound("replay @", EVENTS);
        assertThat(rebound("unknowns @")).isZero();
        assertThat(out.toString(UTF_8)).contains("transaction failed ref #");
        assertThat(rebound("unknowns --rules @")).isZero();
        assertThat(out.toString(UTF_8)).contains("phrase,,,transaction failed ref,");
    }

    @Test
    void incidentsAreOnePerProviderAndReason() {
        rebound("replay @", EVENTS);
        assertThat(rebound("incidents --json @")).isZero();
        assertThat(json())
                .filteredOn(incident -> incident.get("provider").equals("amazon-ses"))
                .filteredOn(incident -> incident.get("about").equals("content-rejected"))
                .singleElement()
                .satisfies(incident -> assertThat(incident.get("times")).isEqualTo(2));
    }

    @Test
    void whyTellsOfADoubtThatWasConfirmed() {
        rebound("replay @", EVENTS);
        assertThat(rebound("why @ yara@riverside.example")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("is suppressed (pause)", "suppressed for 14 days, and for good if")
                .contains("Last known to have received, opened or clicked: 2026-04-06");
    }
}
