package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.core.Incident;
import dev.rebound.core.RecipientHistory;
import dev.rebound.json.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A large provider answers "no such user" for living mailboxes during three hours, as has happened:
 * through rules, workflows and handlers, on the virtual clock.
 */
@Tag("slow")
class OutageTest {
    private static final Path HOME = Path.of("..");
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant OUTAGE = MONDAY.plus(Duration.ofDays(1));
    private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));

    private static final List<String> SUBSCRIBERS = people("subscriber", 200);
    private static final List<String> STRANGERS = people("stranger", 8);
    private static final List<String> QUITTERS = SUBSCRIBERS.subList(0, 5);
    private static final List<String> ELSEWHERE = List.of("gone@other.test");

    private final Storage storage = Storage.inMemory();
    private final Rebound rebound = new Rebound(HOME, storage, _ -> {});

    private static List<String> people(String name, int number) {
        return IntStream.range(0, number).mapToObj(i -> name + i + "@bigmail.test").toList();
    }

    @BeforeEach
    void everySubscriberIsReachedOnMonday() {
        SUBSCRIBERS.forEach(each -> deliver(each, MONDAY));
    }

    /** Two of three mails to subscribers bounce, and all to addresses that never were. */
    private void outage() {
        for (int i = 0; i < SUBSCRIBERS.size(); i++) {
            Instant at = OUTAGE.plus(Duration.ofHours(3).multipliedBy(i).dividedBy(200));
            if (i % 3 == 0) deliver(SUBSCRIBERS.get(i), at);
            else bounce(SUBSCRIBERS.get(i), at);
        }
        STRANGERS.forEach(each -> bounce(each, OUTAGE.plus(Duration.ofHours(2))));
        ELSEWHERE.forEach(each -> bounce(each, OUTAGE.plus(Duration.ofHours(2))));
    }

    @Test
    void whoWasDeniedIsSentToAgainAndOnlyTheDeadAreSuppressed() {
        outage();
        STRANGERS.forEach(each -> bounce(each, WEDNESDAY));
        rebound.finish();
        assertThat(suppressed()).isEqualTo(all(STRANGERS, ELSEWHERE));
    }

    @Test
    void duringTheOutageNobodyThereIsSuppressed() {
        outage();
        assertThat(suppressed()).isEqualTo(Set.copyOf(ELSEWHERE));
    }

    @Test
    void whoBouncesAgainAfterTheOutageIsSuppressed() {
        outage();
        QUITTERS.forEach(each -> bounce(each, WEDNESDAY));
        rebound.finish();
        assertThat(suppressed()).isEqualTo(all(ELSEWHERE, QUITTERS));
    }

    @Test
    void theOutageIsOneIncident() {
        outage();
        rebound.finish();
        assertThat(storage.casebook().incidents())
                .singleElement()
                .satisfies(
                        incident -> {
                            assertThat(incident.provider()).isEqualTo("bigmail.test");
                            assertThat(incident.about()).isEqualTo(Incident.OUTAGE);
                            assertThat(incident.times()).isGreaterThan(100);
                        });
    }

    @Test
    void aFewDeadAddressesOfASmallSenderAreNoOutage() {
        QUITTERS.forEach(each -> bounce(each, WEDNESDAY));
        rebound.finish();
        assertThat(suppressed()).isEqualTo(Set.copyOf(QUITTERS));
        assertThat(storage.casebook().incidents()).isEmpty();
    }

    private Set<String> suppressed() {
        try (Stream<RecipientHistory> histories = storage.ledger().suppressed()) {
            return histories
                    .map(RecipientHistory::recipient)
                    .map(Address::value)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> all(Collection<String> some, Collection<String> others) {
        return Stream.concat(some.stream(), others.stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void deliver(String recipient, Instant at) {
        play("Delivery", recipient, at, "delivery", Map.of("recipients", List.of(recipient)));
    }

    private void bounce(String recipient, Instant at) {
        Map<String, Object> recipients =
                Map.of(
                        "emailAddress", recipient,
                        "action", "failed",
                        "status", "5.1.1",
                        "diagnosticCode", "smtp; 550 5.1.1 The email account does not exist");
        Map<String, Object> bounce =
                Map.of(
                        "bounceType",
                        "Permanent",
                        "bounceSubType",
                        "General",
                        "feedbackId",
                        "f-" + recipient + at,
                        "bouncedRecipients",
                        List.of(recipients));
        play("Bounce", recipient, at, "bounce", bounce);
    }

    private void play(
            String type, String recipient, Instant at, String block, Map<String, Object> what) {
        Map<String, Object> mail =
                Map.of(
                        "messageId", "m-" + recipient + at,
                        "destination", List.of(recipient),
                        "timestamp", at.toString());
        Map<String, Object> when = new HashMap<>(what);
        when.put("timestamp", at.toString());
        Map<String, Object> event = Map.of("eventType", type, "mail", mail, block, when);
        byte[] json = Json.text(event).getBytes(StandardCharsets.UTF_8);
        rebound.play(new Input.Piece(recipient + at, json));
    }
}
