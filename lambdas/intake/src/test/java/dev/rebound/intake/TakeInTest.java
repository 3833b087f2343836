package dev.rebound.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.event.NotUnderstood;
import dev.rebound.json.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Batches as SQS delivers them, through Lambda's own serialization. */
class TakeInTest {
    private final Queue queue = new Queue();
    private final FakeBus bus = new FakeBus(_ -> false);

    private static String told(Entry entry) {
        return entry.detailType().equals(NotUnderstood.DETAIL_TYPE)
                ? "not understood: " + entry.detail().get("because")
                : entry.detailType() + " at " + entry.time().orElseThrow();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/bodies.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '`')
    void takesTheEventsOutOfAllThatArrives(String file, String entries) {
        assertThat(queue.deliver(bus, List.of(Queue.body(file)))).isEmpty();
        assertThat(bus.entries.stream().map(TakeInTest::told).collect(Collectors.joining("; ")))
                .isEqualTo(entries == null ? "" : entries);
    }

    @Test
    void passesOnWhatSesWroteUnchanged() {
        queue.deliver(bus, List.of(Queue.body("sns-event-publishing-bounce.json")));
        Object message = Json.object(Queue.body("sns-event-publishing-bounce.json")).get("Message");
        assertThat(bus.entries)
                .extracting(Entry::detail)
                .containsExactly(Json.object((String) message));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/not-understood.csv", numLinesToSkip = 1)
    void tellsWhereItCameFromAndKeepsItAsItCame(String file) {
        queue.deliver(bus, List.of(Queue.body(file)));
        assertThat(bus.entries)
                .singleElement()
                .extracting(Entry::detail)
                .satisfies(
                        detail ->
                                assertThat(detail)
                                        .containsEntry("origin", Queue.ARN + "/m0")
                                        .containsEntry("content", Queue.body(file)));
    }

    @Test
    void aGreetingIsLoggedAndNothingElse() {
        queue.deliver(bus, List.of(Queue.body("greeting-sns-identity.json")));
        assertThat(queue.told()).containsExactly("SES has tried out its topic {item=m0}");
    }

    @Test
    void oneMessageThatCannotBePutIsGivenBackAndNamedInTheLogOnce() {
        FakeBus full = new FakeBus(entry -> !entry.detailType().contains("Complaint"));
        String three = Queue.body("eventbridge-list-of-two-and-one-odd.json");
        String one = Queue.body("sns-identity-complaint.json");
        assertThat(queue.deliver(full, List.of(one, three, one))).containsExactly("m1");
        assertThat(full.entries).hasSize(5);
        assertThat(queue.told())
                .filteredOn(told -> told.contains("m1"))
                .singleElement()
                .asString()
                .startsWith("goes back to the queue ")
                .contains("because=it is full");
    }

    @Test
    void whatTheBusTookIsLoggedByItsIdsAndCounted() {
        queue.deliver(bus, List.of(Queue.body("eventbridge-list-of-two-and-one-odd.json")));
        String id = ", messageId=0100019560aa5555-0f0f0f0f-2222-4333-8444-555566667777-000000}";
        assertThat(queue.told())
                .containsExactly(
                        "taken in {item=m0, detailType=Email Delivered" + id + " TakenIn 1",
                        "not understood {item=m0} NotUnderstood 1",
                        "taken in {item=m0, detailType=Email Opened" + id + " TakenIn 1");
    }

    @Test
    void whatItThrowsNamesNobody() {
        EventBus broken =
                _ -> {
                    throw new IllegalStateException("ana@example.test");
                };
        assertThatThrownBy(() -> queue.deliver(broken, List.of()))
                .hasMessageContaining("recipient ffc4b5d8fdf3544b");
    }

    /** A batch of lists of numbers; the bus refuses the uneven ones. */
    @Property(tries = 200)
    void givesBackInOrderExactlyTheMessagesWithSomethingRefused(
            @ForAll @Size(max = 12) List<@Size(min = 1, max = 4) List<Byte>> batch) {
        FakeBus picky = new FakeBus(entry -> number(entry) % 2 != 0);
        List<String> bodies = batch.stream().map(TakeInTest::body).toList();
        assertThat(new Queue().deliver(picky, bodies))
                .containsExactlyElementsOf(
                        IntStream.range(0, batch.size())
                                .filter(i -> batch.get(i).stream().anyMatch(n -> n % 2 != 0))
                                .mapToObj(i -> "m" + i)
                                .toList());
        assertThat(picky.entries.stream().map(TakeInTest::number))
                .containsExactlyElementsOf(
                        batch.stream().flatMap(List::stream).map(Byte::intValue).toList());
    }

    private static int number(Entry entry) {
        return (int) entry.detail().get("number");
    }

    private static String body(List<Byte> numbers) {
        List<Object> events = new ArrayList<>();
        for (byte number : numbers) events.add(Map.of("eventType", "Send", "number", number));
        return Json.text(events);
    }
}
