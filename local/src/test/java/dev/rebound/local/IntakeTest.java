package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import dev.rebound.event.Envelope;
import dev.rebound.functions.Quarantine;
import dev.rebound.intake.Entry;
import dev.rebound.intake.TakeIn;
import dev.rebound.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What arrives on the queue, through intake, the bus and its rules to where it ends. */
class IntakeTest {
    private static final Path HOME = Path.of("..");
    private static final Path BODIES = HOME.resolve("lambdas/intake/src/test/resources/bodies");

    @TempDir private Path folder;

    private final List<Handled> handled = new ArrayList<>();

    /** Takes messages from the queue, named by their files. */
    private void deliver(Storage storage, String... files) throws IOException {
        Rebound rebound = new Rebound(HOME, storage, handled::add);
        List<SQSMessage> messages = new ArrayList<>();
        for (String file : files) messages.add(message(file));
        SQSEvent batch = new SQSEvent();
        batch.setRecords(messages);
        SQSBatchResponse answer =
                new TakeIn(entries -> put(rebound, entries), _ -> {})
                        .handleRequest(batch, Fakes.CONTEXT);
        assertThat(answer.getBatchItemFailures()).isEmpty();
        rebound.finish();
    }

    private static SQSMessage message(String file) throws IOException {
        SQSMessage message = new SQSMessage();
        message.setMessageId(file);
        message.setEventSourceArn("arn:aws:sqs:eu-west-1:111122223333:rebound-intake");
        message.setBody(Files.readString(BODIES.resolve(file)));
        return message;
    }

    /** As EventBridge does: with an id of its own. */
    private static List<Optional<String>> put(Rebound rebound, List<Entry> entries) {
        for (Entry entry : entries) {
            String id = Envelope.idOf(Json.text(entry.detail()));
            Map<String, Object> event =
                    Envelope.of(id, Envelope.INTAKE, entry.detailType(), entry.detail());
            entry.time().ifPresent(time -> event.put("time", time.toString()));
            rebound.play(new Input.Piece("", Json.text(event).getBytes(StandardCharsets.UTF_8)));
        }
        return entries.stream().map(_ -> Optional.<String>empty()).toList();
    }

    private void replay(Storage storage, String file) throws IOException {
        Rebound rebound = new Rebound(HOME, storage, handled::add);
        rebound.play(new Input.Piece("replayed", Files.readAllBytes(BODIES.resolve(file))));
        rebound.finish();
    }

    private Storage storage(String kind) {
        return kind.equals("disk") ? LocalStorage.in(folder) : Storage.inMemory();
    }

    @Test
    void aBounceByWayOfSnsIsDecidedAsAnyOther() throws IOException {
        deliver(Storage.inMemory(), "sns-event-publishing-bounce.json");
        assertThat(handled)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.delivery().rule()).isEqualTo("bounce");
                            assertThat(one.text("recipient")).isEqualTo("dora@lakeside.test");
                            assertThat(one.text("decision")).isEqualTo("suppress");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk", "memory"})
    void whatIsNotUnderstoodIsKeptAsItCame(String kind) throws IOException {
        try (Storage storage = storage(kind)) {
            deliver(storage, "junk.txt");
            Quarantine.Item item = storage.quarantine().list().getFirst();
            assertThat(item.content()).isEqualTo(Files.readAllBytes(BODIES.resolve("junk.txt")));
            assertThat(item.origin()).endsWith(":rebound-intake/junk.txt");
            assertThat(item.because()).startsWith("no JSON: Unrecognized token 'Dear'");
            assertThat(handled)
                    .extracting(one -> one.delivery().rule())
                    .containsExactly("unreadable");
        }
    }

    @Test
    void oneOddMessageSpoilsNoOther() throws IOException {
        deliver(
                Storage.inMemory(),
                "junk.txt",
                "greeting-sns-identity.json",
                "eventbridge-list-of-two-and-one-odd.json",
                "sns-identity-complaint.json");
        assertThat(handled)
                .extracting(one -> one.text("decision"))
                .containsExactly("quarantine", "leave", "quarantine", "leave", "suppress");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sns-event-publishing-bounce.json",
                "raw-event-publishing-send.json",
                "eventbridge-list-of-two-and-one-odd.json",
                "greeting-raw-event-publishing.txt",
                "subscription-confirmation.json",
                "junk.txt"
            })
    void replayComesToTheSameAsTheQueue(String file) throws IOException {
        Storage queue = Storage.inMemory();
        Storage replay = Storage.inMemory();
        deliver(queue, file);
        List<Map<String, Object>> delivered = handled.stream().map(Handled::answer).toList();
        handled.clear();
        replay(replay, file);
        assertThat(handled).extracting(Handled::answer).containsExactlyElementsOf(delivered);
        assertThat(replay.quarantine().list())
                .extracting(Quarantine.Item::id)
                .containsExactlyElementsOf(
                        queue.quarantine().list().stream().map(Quarantine.Item::id).toList());
    }
}
