package dev.rebound.local;

import static dev.rebound.local.Fakes.ANA;
import static dev.rebound.local.Fakes.CONTEXT;
import static dev.rebound.local.Fakes.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Attempt;
import dev.rebound.core.Message;
import dev.rebound.core.Tags;
import dev.rebound.functions.Audit;
import dev.rebound.functions.CheckOutcome;
import dev.rebound.local.Story.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done about messages whose end nobody told. */
class AuditTest {
    /** SES's fourteen hours, an hour of grace, and the rest of the hour that began at noon. */
    private static final Instant WHEN_NOON_IS_OVER = NOON.plus(Duration.ofHours(16));

    private final Fakes fakes = new Fakes();
    private final FakeSes ses = fakes.ses;

    @BeforeEach
    void theHourIsOver() {
        fakes.now = WHEN_NOON_IS_OVER;
    }

    private void sent(String messageId, String configurationSet, Instant at) {
        Tags tags = new Tags(Map.of(Tags.CONFIGURATION_SET, configurationSet));
        List<String> to = List.of(ANA.value());
        fakes.ports.ledger().sent(new Message(messageId, Optional.of(at), to, tags), ANA);
    }

    private void sent(String messageId) {
        sent(messageId, "letters", NOON);
    }

    private Map<String, Object> told(Kind kind, String messageId) {
        return fakes.decided(fakes.event(kind, messageId, Tags.NONE));
    }

    private List<Map<String, Object>> audit() {
        return new Audit(fakes.ports).handleRequest(Map.of(), CONTEXT);
    }

    private static Map<String, Object> found(
            Instant hour, String set, int sent, int lost, double rate) {
        return Map.of(
                "hour", hour.toString(),
                "configurationSet", set,
                "sent", sent,
                "lost", lost,
                "rate", rate);
    }

    @Test
    void looksAtAnHourOnlyWhenItsLastMessageMustHaveEnded() {
        sent("m");
        fakes.now = WHEN_NOON_IS_OVER.minusMillis(1);
        assertThat(audit()).isEmpty();
        fakes.now = WHEN_NOON_IS_OVER;
        assertThat(audit()).containsExactly(found(NOON, "letters", 1, 1, 1.0));
    }

    @Test
    void makesUpForMissedRunsWithinADay() {
        sent("m");
        fakes.now = WHEN_NOON_IS_OVER.plus(Duration.ofHours(23));
        assertThat(audit()).hasSize(1);
        fakes.now = WHEN_NOON_IS_OVER.plus(Duration.ofHours(24));
        assertThat(audit()).isEmpty();
    }

    @Test
    void looksAtAnHourWhenItIsOverAndBeforeItLeaves() {
        sent("m");
        assertThat(audit()).hasSize(1);
        sent("late");
        fakes.now = WHEN_NOON_IS_OVER.plus(Duration.ofHours(22));
        assertThat(audit()).isEmpty();
        fakes.now = WHEN_NOON_IS_OVER.plus(Duration.ofHours(23));
        assertThat(audit()).containsExactly(found(NOON, "letters", 2, 2, 1.0));
    }

    @Test
    void countsWhatWasLostByHourAndConfigurationSet() {
        Instant earlier = NOON.minus(Duration.ofHours(2));
        sent("old", "letters", earlier);
        for (String id : List.of("m-1", "m-2", "m-3", "m-4")) sent(id);
        sent("bill", "bills", NOON);
        for (String ended : List.of("m-1", "m-2", "m-3", "bill")) told(Kind.DELIVERY, ended);
        told(Kind.DELAY, "old");
        assertThat(audit())
                .containsExactly(
                        found(earlier, "letters", 1, 1, 1.0),
                        found(NOON, "bills", 1, 0, 0.0),
                        found(NOON, "letters", 4, 1, 0.25));
    }

    @Test
    void asksSesOnlyAboutWhatHasNoEnd() {
        for (String id : List.of("delivered", "bounced", "open")) sent(id);
        told(Kind.DELIVERY, "delivered");
        told(Kind.MAILBOX_FULL, "bounced");
        audit();
        assertThat(ses.asked).containsExactly("open");
    }

    @Test
    void putsWhatSesRemembersOnTheBusOnce() {
        Map<String, Object> lost = fakes.event(Kind.DELIVERY, "m", Tags.NONE);
        ses.remembered.put("m", List.of(lost));
        sent("m");
        for (int time = 0; time < 2; time++) audit();
        assertThat(fakes.announced).containsExactly("Email Delivered");
        assertThat(fakes.sources).containsExactly("rebound.intake");
        assertThat(fakes.details).containsExactly(lost);
    }

    @Test
    void whatWasRecoveredIsNotLostAnyMore() {
        ses.remembered.put("m", List.of(fakes.event(Kind.DELIVERY, "m", Tags.NONE)));
        sent("m");
        audit();
        fakes.decided(fakes.details.getFirst());
        fakes.now = WHEN_NOON_IS_OVER.plus(Duration.ofHours(23));
        assertThat(audit()).containsExactly(found(NOON, "letters", 1, 0, 0.0));
    }

    @Test
    void whatSesForgotAsWellIsStuckAndToldOnce() {
        sent("m");
        for (int time = 0; time < 3; time++) audit();
        assertThat(fakes.announced).containsExactly("Delivery Stuck");
        assertThat(fakes.details.getFirst())
                .containsEntry("messageId", "m")
                .containsEntry("recipient", ANA.value())
                .containsEntry("since", NOON.toString())
                .containsEntry("configurationSet", "letters");
        assertThat(ses.asked).hasSize(1);
    }

    @Test
    void whatWasWatchedAndToldBeforeIsNotToldAgain() {
        Map<String, Object> delay = told(Kind.DELAY, "m");
        sent("m");
        new CheckOutcome(fakes.ports).handleRequest(delay, CONTEXT);
        audit();
        assertThat(fakes.announced).containsExactly("Delivery Stuck");
    }

    @Test
    void theWatchOfAMessageThatIsStuckEndsAsStuckWithoutTellingAgain() {
        Map<String, Object> delay = told(Kind.DELAY, "m");
        sent("m");
        audit();
        assertThat(new CheckOutcome(fakes.ports).handleRequest(delay, CONTEXT))
                .isEqualTo(Map.of("outcome", "stuck"));
        assertThat(fakes.announced).containsExactly("Delivery Stuck");
    }

    @Test
    void tellsOnceOfAnAttemptThatSesNeverAnswered() {
        fakes.ports.outbox().claim(ANA, new Attempt("77af", 2), NOON.plusSeconds(5));
        for (int time = 0; time < 2; time++) audit();
        assertThat(fakes.announced).containsExactly("Delivery Stuck");
        assertThat(fakes.details.getFirst())
                .containsEntry("mail", "77af")
                .containsEntry("attempt", 2)
                .containsEntry("recipient", ANA.value())
                .containsEntry("since", NOON.plusSeconds(5).toString());
    }

    @Test
    void asksNoMoreAtATimeThanSesAnswersAndTheRestTheNextTime() {
        for (int i = 0; i < 650; i++) sent("m-" + i);
        assertThat(audit()).containsExactly(found(NOON, "letters", 650, 650, 1.0));
        assertThat(ses.asked).hasSize(600);
        audit();
        assertThat(ses.asked).hasSize(650).doesNotHaveDuplicates();
        assertThat(fakes.announced).hasSize(650).containsOnly("Delivery Stuck");
    }
}
