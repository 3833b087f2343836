package dev.rebound.cdk.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.cdk.Synthesis;
import dev.rebound.core.EventType;
import dev.rebound.engines.Command;
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
import java.util.Set;
import java.util.TreeMap;

/**
 * The whole stack on an emulator of AWS that others wrote. The functions run from the deployed zips
 * in AWS's runtime client, and are killed now and then; an operator replays what failed for it.
 */
@Tag("emulator")
@TestMethodOrder(OrderAnnotation.class)
class EmulatorTest {
    private static final Path EVENTS = Synthesis.HOME.resolve("test-events");
    private static final int KILL_EACH = 20;

    /** What has no time of its own is new to Rebound each time that MiniStack's bus takes it. */
    private static final Set<EventType> DATED_BY_THE_BUS =
            Set.of(EventType.SEND, EventType.REJECT, EventType.RENDERING_FAILURE);

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir private static Path folder;
    private static EmulatedStack stack;

    /** What every recipient's timeline says when all events were played once. */
    private static Map<String, List<Entry>> playedOnce;

    private static Map<String, List<Entry>> timelines() throws IOException {
        Map<String, List<Entry>> timelines = new TreeMap<>();
        for (Expected row : Expected.rows())
            timelines.computeIfAbsent(row.recipient(), EmulatorTest::timeline);
        return timelines;
    }

    private static List<Entry> timeline(String recipient) {
        return stack.deployed().timeline(recipient).stream()
                .filter(entry -> !DATED_BY_THE_BUS.contains(entry.decision().type()))
                .toList();
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
        say("its bus dates events anew, so that those without a time of their own count twice");
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
            for (Map<String, Object> event : events(file)) stack.deployed().put(event);
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
        say(Expected.rows().size() + " expected decisions");
        assertThat(Expected.rows())
                .isNotEmpty()
                .filteredOn(row -> !row.isMet(stack.deployed()))
                .isEmpty();
        assertThat(stack.host().kills()).isGreaterThan(5);
        assertThat(stack.deployed().deadLetters()).isZero();
    }

    /** An execution whose retries came too soon after a death has put its event in quarantine. */
    private static void replayWhatFailed() throws IOException, InterruptedException {
        long failed = stack.deployed().executions(ExecutionStatus.FAILED);
        say(failed + " executions failed with a killed function, and their events are replayed");
        if (failed == 0) return;
        Thread.sleep(EmulatedStack.UNDER_WAY.toMillis());
        assertThat(rebound("--aws quarantine replay").exit()).isZero();
        stack.settle();
    }

    @Test
    @Order(2)
    void throughTheIntakeQueueNothingIsDecidedAgain() throws IOException, InterruptedException {
        long executions = stack.deployed().executions(ExecutionStatus.SUCCEEDED);
        stack.host().killEach(KILL_EACH);
        List<Path> files = RuleFiles.list(EVENTS, ".json");
        for (Path file : files) stack.deployed().enqueue(Files.readString(file));
        stack.settle();
        stack.host().killEach(Integer.MAX_VALUE);
        replayWhatFailed();
        say(files.size() + " bodies came through the intake queue");
        assertThat(timelines()).isEqualTo(playedOnce);
        assertThat(stack.deployed().executions(ExecutionStatus.SUCCEEDED))
                .isGreaterThan(executions + 40);
    }

    @Test
    @Order(3)
    void whatNobodyUnderstandsLiesInQuarantine() throws IOException, InterruptedException {
        stack.deployed().put(Map.of("detail-type", "Party", "detail", Map.of("guests", 3)));
        stack.deployed().enqueue("no { JSON");
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
