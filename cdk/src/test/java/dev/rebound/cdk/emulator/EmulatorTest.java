package dev.rebound.cdk.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.cdk.Synthesis;
import dev.rebound.event.Envelope;
import dev.rebound.functions.Ledger.Entry;
import dev.rebound.intake.Content;
import dev.rebound.intake.Envelopes;
import dev.rebound.rules.RuleFiles;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The whole stack on an emulator of AWS that others wrote. The functions run from the deployed zips
 * in AWS's runtime client, and are killed now and then; an operator replays what failed for it.
 */
@Tag("emulator")
@TestMethodOrder(OrderAnnotation.class)
class EmulatorTest {
    private static final Path EVENTS = Synthesis.HOME.resolve("test-events");
    private static final int KILL_EACH = 20;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir private static Path folder;
    private static EmulatedStack stack;

    /** What every recipient's timeline says when all events were played once. */
    private static Map<String, List<Entry>> playedOnce;

    /** One row of the table of expected decisions. */
    private record Row(
            String event, String rule, String recipient, String decision, String reason) {
        static Row of(String line) {
            String[] cells = line.split(",", -1);
            return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }

        boolean isMet() {
            List<Entry> timeline = stack.timeline(recipient);
            return timeline.stream().anyMatch(this::isOnIt)
                    || timeline.stream().anyMatch(this::wasOnIt);
        }

        private boolean isOnIt(Entry entry) {
            String why = entry.decision().verdict().map(v -> v.reason().word()).orElse("");
            return entry.decision().word().word().equals(decision)
                    && why.equals(reason)
                    && isBy(entry.origin().execution());
        }

        /** A doubt gives way to what the same execution decides later: that history tells. */
        private boolean wasOnIt(Entry entry) {
            return decision.equals("doubt")
                    && isBy(entry.origin().execution())
                    && stack.outputs(entry.origin().execution()).stream()
                            .anyMatch(out -> out.contains("\"decision\":\"" + decision + "\""));
        }

        private boolean isBy(String execution) {
            return rule.equals("track")
                    ? execution.isEmpty()
                    : execution.contains("-" + rule + ":");
        }
    }

    /** All but of those whom SES does not name, who have no timeline. */
    private static List<Row> rows() throws IOException {
        return Files.readAllLines(EVENTS.resolve("expected.csv")).stream()
                .skip(1)
                .map(Row::of)
                .filter(row -> !row.recipient().isEmpty())
                .toList();
    }

    private static Map<String, List<Entry>> timelines() throws IOException {
        return rows().stream()
                .map(Row::recipient)
                .distinct()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                stack::timeline,
                                (one, _) -> one,
                                TreeMap::new));
    }

    private static List<Map<String, Object>> events(Path file) throws IOException {
        return new Envelopes<>(Envelope::withId)
                .open(Files.readAllBytes(file)).stream()
                        .map(content -> ((Content.Event<Map<String, Object>>) content).event())
                        .toList();
    }

    private static Command rebound(String words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Synthesis.HOME.resolve("rebound").toString()));
        command.addAll(List.of(words.split(" ")));
        return Command.run(Synthesis.HOME, stack.environment(), LIMIT, command);
    }

    private static void say(String what) {
        System.out.println("emulator: " + what);
    }

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        stack = new EmulatedStack(folder);
        stack.leftOut().forEach(what -> say("MiniStack does not know and was spared: " + what));
        say("waits are skipped, whatever their length; retries come at once");
        say("errors come from functions without their type, so that all are tried again alike");
        say("its SES tells nothing of mail that is sent again");
        say("events come under rebound.intake, for aws.ses is nobody's to say");
    }

    @AfterAll
    static void end() {
        if (stack != null) stack.close();
    }

    @Test
    @Order(1)
    void everyExpectedDecisionIsMadeThoughFunctionsDie() throws IOException, InterruptedException {
        stack.host().killEach(KILL_EACH);
        for (Path file : RuleFiles.list(EVENTS, ".json")) {
            for (Map<String, Object> event : events(file)) stack.put(event);
            stack.settle();
        }
        stack.host().killEach(Integer.MAX_VALUE);
        say(
                stack.host().calls()
                        + " calls of functions, "
                        + stack.host().kills()
                        + " of them killed");
        replayWhatFailed();
        playedOnce = timelines();
        say(rows().size() + " expected decisions");
        assertThat(rows()).isNotEmpty().filteredOn(row -> !row.isMet()).isEmpty();
        assertThat(stack.host().kills()).isGreaterThan(5);
        assertThat(stack.deadLetters()).isZero();
    }

    /** An execution whose retries came too soon after a death has put its event in quarantine. */
    private static void replayWhatFailed() throws IOException, InterruptedException {
        long failed = stack.executions(ExecutionStatus.FAILED);
        say(failed + " executions failed with a killed function, and their events are replayed");
        if (failed == 0) return;
        Thread.sleep(EmulatedStack.UNDER_WAY.toMillis());
        assertThat(rebound("--aws quarantine replay").exit()).isZero();
        stack.settle();
    }

    @Test
    @Order(2)
    void throughTheIntakeQueueNothingIsDecidedAgain() throws IOException, InterruptedException {
        long executions = stack.executions(ExecutionStatus.SUCCEEDED);
        stack.host().killEach(KILL_EACH);
        List<Path> files = RuleFiles.list(EVENTS, ".json");
        for (Path file : files) stack.enqueue(Files.readString(file));
        stack.settle();
        stack.host().killEach(Integer.MAX_VALUE);
        replayWhatFailed();
        say(files.size() + " bodies came through the intake queue");
        assertThat(timelines()).isEqualTo(playedOnce);
        assertThat(stack.executions(ExecutionStatus.SUCCEEDED)).isGreaterThan(executions + 40);
    }

    @Test
    @Order(3)
    void whatNobodyUnderstandsLiesInQuarantine() throws IOException, InterruptedException {
        stack.put(Map.of("detail-type", "Party", "detail", Map.of("guests", 3)));
        stack.enqueue("no { JSON");
        stack.settle();
        assertThat(rebound("--aws quarantine list").output())
                .contains("no rule matches the event")
                .contains("no JSON");
    }

    @Test
    @Order(4)
    void anExecutionsHistoryIsReadable() throws IOException, InterruptedException {
        String execution = playedOnce.get("ben@postbox.test").getFirst().origin().execution();
        Command history = rebound("--aws history " + execution);
        assertThat(history.output()).contains("ExecutionSucceeded", "Decide");
        assertThat(history.exit()).isZero();
    }

    @ParameterizedTest
    @Order(5)
    @CsvFileSource(resources = "/emulator/commands.csv", numLinesToSkip = 1)
    void commandsSpeakToTheDeployedStack(String words, int exit, String said)
            throws IOException, InterruptedException {
        Command command = rebound(words);
        assertThat(command.output()).contains(said);
        assertThat(command.exit()).isEqualTo(exit);
    }
}
