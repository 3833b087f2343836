package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Message;
import dev.rebound.core.Tags;
import dev.rebound.functions.Audit;
import dev.rebound.functions.PutInQuarantine;
import dev.rebound.local.Story.Kind;
import dev.rebound.runtime.Signal;
import dev.rebound.runtime.Signal.Count;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What handlers tell operators. */
class SignalsTest {
    private final Fakes fakes = new Fakes();

    /** Such as {@code Decisions Reason=mailbox-full 1}. */
    private List<String> counts() {
        return fakes.signals.stream()
                .flatMap(signal -> signal.counts().stream())
                .map(SignalsTest::text)
                .toList();
    }

    private static String text(Count count) {
        String dimension =
                count.dimension().map(one -> one.name() + "=" + one.value() + " ").orElse("");
        return count.metric() + " " + dimension + count.value();
    }

    private void bounce(String type, String subType) {
        Map<String, Object> detail = fakes.event(Kind.NO_SUCH_MAILBOX, "m", Tags.NONE);
        Map<String, Object> bounce = new LinkedHashMap<>(Map.of("bounceType", type));
        ((Map<?, ?>) detail.get("bounce"))
                .forEach((name, value) -> bounce.putIfAbsent(name.toString(), value));
        bounce.put("bounceSubType", subType);
        detail.put("bounce", bounce);
        fakes.decided(detail);
    }

    @Test
    void aBounceCountsOnceAndIsADuplicateAfterThat() {
        bounce("Permanent", "General");
        bounce("Permanent", "General");
        assertThat(counts())
                .containsExactly(
                        "Decisions Decision=suppress 1",
                        "Decisions Reason=no-such-mailbox 1",
                        "Feedback Type=Bounce 1",
                        "HardBounces 1",
                        "Duplicates 1");
    }

    @ParameterizedTest
    @CsvSource({
        "Transient, General",
        "Permanent, OnAccountSuppressionList",
        "Permanent, OnTenantSuppressionList"
    })
    void softBouncesAndRefusalsByTheAccountsListAreNoHardBounces(String type, String subType) {
        bounce(type, subType);
        assertThat(counts()).contains("Feedback Type=Bounce 1").doesNotContain("HardBounces 1");
    }

    @Test
    void refusalsBySesGlobalListCount() {
        bounce("Permanent", "Suppressed");
        assertThat(counts()).contains("HardBounces 1");
    }

    @Test
    void aDecisionIsLoggedWithWhatFindsItAgainAndWithoutTheAddress() {
        bounce("Permanent", "General");
        Signal decided = fakes.signals.getFirst();
        assertThat(decided.fields())
                .containsEntry("messageId", "m")
                .containsEntry("execution", "bounce:x")
                .containsEntry("type", "Bounce")
                .containsKeys("event", "recipient", "blame", "policy", "policyVersion");
        assertThat(decided.toString()).doesNotContain(Fakes.ANA.value());
    }

    @Test
    void whatAQueueGetsBackIsLoggedWithItsFault() {
        fakes.track(fakes.event(Kind.NO_SUCH_MAILBOX, "m", Tags.NONE));
        assertThat(fakes.signals.getLast().fault().orElseThrow())
                .hasMessage("only a workflow can suppress");
    }

    @Test
    void sendsCountByTheirOutcomeAndOnce() {
        Map<String, Object> mail = Mails.json("key", "transactional", Fakes.ANA.value());
        fakes.send(mail);
        fakes.send(mail);
        assertThat(counts()).containsExactly("Sends Outcome=sent 1");
    }

    @Test
    void quarantineCountsOnce() {
        Map<String, Object> input = Map.of("event", Map.of("id", "e"), "because", "it is odd");
        PutInQuarantine function = new PutInQuarantine(fakes.ports);
        function.handleRequest(input, Fakes.CONTEXT);
        function.handleRequest(input, Fakes.CONTEXT);
        assertThat(counts()).containsExactly("Quarantined 1");
    }

    @Test
    void theAuditCountsEachHourOnce() {
        Message message =
                new Message("m", Optional.of(Fakes.NOON), List.of(Fakes.ANA.value()), Tags.NONE);
        fakes.ports.ledger().sent(message, Fakes.ANA);
        for (int hour = 16; hour < 20; hour++) {
            fakes.now = Fakes.NOON.plus(Duration.ofHours(hour));
            new Audit(fakes.ports).handleRequest(Map.of(), Fakes.CONTEXT);
        }
        assertThat(counts()).containsExactly("Audited 1", "Lost 1");
    }
}
