package dev.rebound.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The real client against an endpoint of our own that answers as PutEvents does. */
class EventBridgeTest {
    @AutoClose private final BusEndpoint endpoint = new BusEndpoint();

    private static Entry entry(Object content) {
        return new Entry("Email Sent", Optional.empty(), Map.of("n", content));
    }

    private List<Optional<String>> put(int count) {
        return endpoint.bus().put(IntStream.range(0, count).mapToObj(n -> entry(n)).toList());
    }

    private List<Object> details(int call) {
        return endpoint.calls.get(call).stream().map(entry -> entry.get("Detail")).toList();
    }

    private static List<Optional<String>> faults(int count, int at, String fault) {
        return IntStream.range(0, count)
                .mapToObj(n -> Optional.of(fault).filter(_ -> n == at))
                .toList();
    }

    @Test
    void anEntrySaysWhatHappenedWhenAndToWhichSystem() {
        Instant time = Instant.parse("2026-03-04T09:15:30Z");
        endpoint.bus()
                .put(List.of(new Entry("Email Bounced", Optional.of(time), Map.of("a", "ü"))));
        assertThat(endpoint.calls.getFirst())
                .containsExactly(
                        Map.of(
                                "EventBusName", "default",
                                "Source", "rebound.intake",
                                "DetailType", "Email Bounced",
                                "Time", 1.7726157300E9,
                                "Resources", List.of("rebound-test"),
                                "Detail", "{\"a\":\"ü\"}"));
    }

    @Test
    void tenGoInOneCallAndAllInTheirOrder() {
        assertThat(put(23)).hasSize(23).containsOnly(Optional.empty());
        assertThat(endpoint.calls).extracting(List::size).containsExactly(10, 10, 3);
        assertThat(details(2)).containsExactly("{\"n\":20}", "{\"n\":21}", "{\"n\":22}");
    }

    @Test
    void whatIsRefusedOnceIsPutAgainAlone() {
        endpoint.refuses("{\"n\":3}", 1);
        assertThat(put(12)).hasSize(12).containsOnly(Optional.empty());
        assertThat(details(1)).containsExactly("{\"n\":3}");
    }

    @Test
    void whatIsRefusedTwiceIsGivenBackAlone() {
        endpoint.refuses("{\"n\":3}", 2);
        assertThat(put(12)).isEqualTo(faults(12, 3, "EventBridge refused it: ThrottlingException"));
        assertThat(endpoint.calls).extracting(List::size).containsExactly(10, 1, 2);
    }

    @Test
    void aCallThatFailsTouchesNoOtherAndItsFaultQuotesNothing() {
        endpoint.denies("{\"n\":10}");
        assertThat(put(11))
                .isEqualTo(faults(11, 10, "PutEvents failed: AccessDeniedException, HTTP 400"));
    }

    @Test
    void whatIsTooLargeIsNotEvenAskedFor() {
        String large = "ü".repeat(131_000);
        List<Entry> entries = List.of(entry(large), entry(large + "ü".repeat(100)), entry(1));
        assertThat(endpoint.bus().put(entries))
                .isEqualTo(faults(3, 1, "too large for an event: 262244 bytes"));
        assertThat(endpoint.calls).extracting(List::size).containsExactly(2);
    }
}
