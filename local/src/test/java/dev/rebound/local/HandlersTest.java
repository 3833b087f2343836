package dev.rebound.local;

import static dev.rebound.local.Fakes.ANA;
import static dev.rebound.local.Fakes.CONTEXT;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Decision;
import dev.rebound.event.NotUnderstood;
import dev.rebound.functions.AskAgain;
import dev.rebound.functions.CheckOutcome;
import dev.rebound.functions.Decide;
import dev.rebound.functions.Doubt;
import dev.rebound.functions.Hold;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Lift;
import dev.rebound.functions.Ports;
import dev.rebound.functions.PutInQuarantine;
import dev.rebound.functions.Resend;
import dev.rebound.functions.Suppress;
import dev.rebound.functions.Unlist;
import dev.rebound.json.Json;
import dev.rebound.local.Story.Kind;
import dev.rebound.local.Story.Plot;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The handlers one by one, over fakes of their ports. */
class HandlersTest {
    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");

    private final Fakes fakes = new Fakes();
    private final Ports ports = fakes.ports;
    private final Ledger ledger = ports.ledger();
    private final FakeSes ses = fakes.ses;

    /** Ana's part of an event, decided. */
    private Map<String, Object> decided(Kind kind, int day) {
        return fakes.decided(new Plot(kind, 0, day).event());
    }

    private static String outcome(Object answer) {
        return (String) ((Map<?, ?>) answer).get("outcome");
    }

    @Test
    void suppressPutsTheRecipientOnTheListAndSaysSoOnce() {
        Map<String, Object> decision = decided(Kind.NO_SUCH_MAILBOX, 1);
        for (int time = 0; time < 3; time++) new Suppress(ports).handleRequest(decision, CONTEXT);
        assertThat(ledger.history(ANA).suppression(NOW)).isPresent();
        assertThat(fakes.announced).containsExactly("Recipient Suppressed");
    }

    @Test
    void liftTakesAComplaintBack() {
        new Suppress(ports).handleRequest(decided(Kind.COMPLAINT, 1), CONTEXT);
        new Lift(ports).handleRequest(decided(Kind.NOT_SPAM, 2), CONTEXT);
        assertThat(ledger.history(ANA).suppression(NOW)).isEmpty();
        assertThat(fakes.announced).containsExactly("Recipient Suppressed", "Suppression Lifted");
    }

    @Test
    void holdTellsTheSenderOnceForAllMessagesOfAnIncident() {
        for (int day = 1; day <= 2; day++)
            new Hold(ports).handleRequest(decided(Kind.SENDER_FAULT, day), CONTEXT);
        assertThat(fakes.announced).containsExactly("Sender Fault");
    }

    @Test
    void unlistTakesTheAddressOffSesOwnListAfterAHardBounceOnly() {
        Map<String, Object> decision = new HashMap<>(decided(Kind.SENDER_FAULT, 1));
        assertThat(outcome(new Unlist(ports).handleRequest(decision, CONTEXT)))
                .isEqualTo("not-listed");
        assertThat(ses.unlisted).isEmpty();
        decision.putAll(Map.of("hard", true, "key", "another"));
        assertThat(outcome(new Unlist(ports).handleRequest(decision, CONTEXT)))
                .isEqualTo("unlisted");
        assertThat(ses.unlisted).containsExactly(ANA);
    }

    @Test
    void aDoubtOfOneAddressRaisesNoAlarm() {
        decided(Kind.DELIVERY, 1);
        Map<String, Object> doubt = decided(Kind.NO_SUCH_MAILBOX, 2);
        assertThat(doubt).containsEntry("decision", "doubt");
        assertThat(outcome(new Doubt(ports).handleRequest(doubt, CONTEXT))).isEqualTo("doubted");
        assertThat(fakes.announced).isEmpty();
    }

    @Test
    void whenAskedAgainADoubtIsDecidedOnce() {
        decided(Kind.DELIVERY, 1);
        Map<String, Object> doubt = decided(Kind.NO_SUCH_MAILBOX, 2);
        Map<String, Object> question =
                Map.of("decision", doubt, "event", "event", "execution", "bounce:x");
        for (boolean before : List.of(false, true))
            assertThat(new AskAgain(ports).handleRequest(question, CONTEXT))
                    .containsEntry("decision", "suppress")
                    .containsEntry("duplicate", before);
        assertThat(ledger.timeline(ANA))
                .extracting(entry -> entry.decision().word())
                .doesNotContain(Decision.Word.DOUBT);
    }

    @Test
    void aResendIsDueOnceHoweverOftenTheMessageBounced() {
        for (Kind kind : List.of(Kind.MAILBOX_FULL, Kind.MAILBOX_FULL))
            assertThat(outcome(new Resend(ports).handleRequest(decided(kind, 1), CONTEXT)))
                    .isEqualTo("due");
        assertThat(fakes.announced).containsExactly("Resend Due");
    }

    @Test
    void nothingIsResentThatArrivedMeanwhile() {
        Map<String, Object> decision = decided(Kind.MAILBOX_FULL, 1);
        decided(Kind.DELIVERY, 1);
        assertThat(outcome(new Resend(ports).handleRequest(decision, CONTEXT)))
                .isEqualTo("delivered");
        assertThat(fakes.announced).isEmpty();
    }

    @Test
    void nothingIsResentToWhoUnsubscribedMeanwhile() {
        Map<String, Object> decision = decided(Kind.MAILBOX_FULL, 1);
        decided(Kind.OPT_OUT, 1);
        assertThat(outcome(new Resend(ports).handleRequest(decision, CONTEXT)))
                .isEqualTo("unsubscribed");
    }

    @Test
    void nothingIsResentToWhoWasSuppressedMeanwhile() {
        Map<String, Object> decision = decided(Kind.MAILBOX_FULL, 1);
        new Suppress(ports).handleRequest(decided(Kind.COMPLAINT, 2), CONTEXT);
        assertThat(outcome(new Resend(ports).handleRequest(decision, CONTEXT)))
                .isEqualTo("suppressed");
    }

    @Test
    void aDelayThatEndedIsResolvedAndOneThatDidNotIsStuck() {
        assertThat(outcome(new CheckOutcome(ports).handleRequest(decided(Kind.DELAY, 1), CONTEXT)))
                .isEqualTo("stuck");
        Map<String, Object> other = decided(Kind.DELAY, 2);
        decided(Kind.DELIVERY, 2);
        assertThat(outcome(new CheckOutcome(ports).handleRequest(other, CONTEXT)))
                .isEqualTo("resolved");
        assertThat(fakes.announced).containsExactly("Delivery Stuck", "Delivery Resolved");
    }

    @Test
    void quarantineKeepsTheEventOfAFailedExecution() {
        Map<String, Object> detail =
                Map.of(
                        "name",
                        "x",
                        "executionArn",
                        "arn",
                        "status",
                        "FAILED",
                        "input",
                        "{\"a\":1}",
                        "error",
                        "E",
                        "cause",
                        "why");
        for (int time = 0; time < 2; time++)
            new PutInQuarantine(ports)
                    .handleRequest(
                            Map.of("detail-type", "Status Change", "detail", detail), CONTEXT);
        assertThat(ports.quarantine().list())
                .singleElement()
                .satisfies(
                        item -> {
                            assertThat(item.because()).isEqualTo("the workflow failed: E: why");
                            assertThat(item.content()).asString().isEqualTo("{\"a\":1}");
                        });
        assertThat(fakes.announced).containsExactly("Feedback Quarantined");
    }

    private void putInQuarantine(String content) {
        Map<String, Object> detail =
                new NotUnderstood("queue/m", "no JSON", content.getBytes(StandardCharsets.UTF_8))
                        .detail();
        Map<String, Object> event = Map.of("detail-type", "Input Not Understood", "detail", detail);
        new PutInQuarantine(ports).handleRequest(event, CONTEXT);
    }

    @Test
    void quarantineKeepsWhatIntakeDidNotUnderstand() {
        putInQuarantine("no { JSON");
        assertThat(ports.quarantine().list())
                .singleElement()
                .satisfies(
                        item -> {
                            assertThat(item.origin()).isEqualTo("queue/m");
                            assertThat(item.because()).isEqualTo("no JSON");
                            assertThat(item.content()).asString().isEqualTo("no { JSON");
                        });
    }

    @Test
    void quarantineIsAnnouncedButNotAnnouncementsOfIt() {
        putInQuarantine("no { JSON");
        Map<String, Object> announcement =
                Map.of(
                        "detail-type",
                        fakes.announced.getFirst(),
                        "detail",
                        fakes.details.getFirst());
        putInQuarantine(Json.text(Map.of("Message", Json.text(announcement))));
        assertThat(ports.quarantine().list()).hasSize(2);
        assertThat(fakes.announced).containsExactly("Feedback Quarantined");
    }

    @Test
    void decidePassesOnWhatItCannotRead() {
        Map<String, Object> event = Json.object("{\"id\":\"x\",\"detail\":{}}");
        List<Map<String, Object>> answers =
                new Decide(ports).handleRequest(Map.of("event", event, "execution", "x"), CONTEXT);
        assertThat(answers)
                .containsExactly(
                        Map.of(
                                "decision",
                                "quarantine",
                                "because",
                                "detail.notificationType is missing"));
    }
}
