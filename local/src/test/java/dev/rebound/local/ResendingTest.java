package dev.rebound.local;

import static dev.rebound.local.Fakes.ANA;
import static dev.rebound.local.Fakes.CONTEXT;
import static dev.rebound.local.Fakes.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.Message;
import dev.rebound.core.Tags;
import dev.rebound.functions.Busy;
import dev.rebound.functions.Ledger.Entry;
import dev.rebound.functions.Mailer.Refused;
import dev.rebound.functions.Resend;
import dev.rebound.functions.Suppress;
import dev.rebound.local.Story.Kind;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of a mail that bounced, when the wait is over. */
class ResendingTest {
    private final Fakes fakes = new Fakes();
    private final FakeSes ses = fakes.ses;
    private final Map<String, Object> letter = Mails.json("letter", "marketing", ANA.value());

    private Tags tags(int attempt) {
        return Mails.mail(letter).tags(attempt);
    }

    /** The mail goes out as {@code ses-1} and bounces. */
    private Map<String, Object> sentAndBounced() {
        fakes.send(letter);
        return bounced("ses-1", tags(1));
    }

    /** The mailbox is full, a day later than it was the time before. */
    private Map<String, Object> bounced(String messageId, Tags tags) {
        fakes.now = fakes.now.plus(Duration.ofDays(1));
        return told(Kind.MAILBOX_FULL, messageId, tags);
    }

    private Map<String, Object> told(Kind kind, String messageId, Tags tags) {
        return fakes.decided(fakes.event(kind, messageId, tags));
    }

    private Map<String, Object> resend(Map<String, Object> decision) {
        return new Resend(fakes.ports).handleRequest(decision, CONTEXT);
    }

    /** Nothing is sent again for this reason, and the recipient's timeline says so. */
    private void isNotSentAgain(Map<String, Object> decision, String reason) {
        int sent = ses.sent.size();
        assertThat(resend(decision)).containsEntry("outcome", reason);
        assertThat(ses.sent).hasSize(sent);
        assertThat(told(decision)).get().asString().startsWith(reason + ": ");
    }

    /** What the timeline tells of it. */
    private Optional<String> told(Map<String, Object> decision) {
        return fakes.ports.ledger().timeline(ANA).stream()
                .filter(entry -> entry.decision().key().equals(decision.get("key")))
                .findAny()
                .flatMap(Entry::outcome);
    }

    @Test
    void aMailIsSentAgainOnceAsItsNextAttempt() {
        Map<String, Object> decision = sentAndBounced();
        for (int time = 0; time < 3; time++)
            assertThat(resend(decision)).isEqualTo(Map.of("outcome", "sent", "messageId", "ses-2"));
        assertThat(ses.sent).containsExactly("ana@one.test letter 1", "ana@one.test letter 2");
        assertThat(told(decision)).contains("sent again as message ses-2");
    }

    @Test
    void saysWhatAMailWasSentAgainAs() {
        Map<String, Object> decision = sentAndBounced();
        resend(decision);
        assertThat(fakes.announced).containsExactly("Message Resent");
        assertThat(fakes.details.getFirst())
                .containsEntry("resentAs", "ses-2")
                .containsEntry("messageId", "ses-1")
                .containsEntry("key", decision.get("key"));
    }

    @Test
    void theAttemptsAtAMailAreAChain() {
        resend(sentAndBounced());
        resend(bounced("ses-2", tags(2)));
        assertThat(ses.sent).last().isEqualTo("ana@one.test letter 3");
        assertThat(fakes.ports.ledger().attempt("ses-3", ANA)).isEqualTo(tags(3).attempt());
    }

    @Test
    void anEventWithoutTagsFindsItsAttemptAllTheSame() {
        resend(sentAndBounced());
        Map<String, Object> decision = bounced("ses-2", Tags.NONE);
        assertThat(resend(decision)).containsEntry("messageId", "ses-3");
        assertThat(ses.sent).last().isEqualTo("ana@one.test letter 3");
    }

    @Test
    void whatWasNotSentThroughReboundIsDueForTheApplication() {
        Map<String, Object> decision = new LinkedHashMap<>(bounced("foreign", Tags.NONE));
        Map<String, Object> mail = Map.of("messageId", "foreign", "source", "app@acme.example");
        decision.put("mail", mail);
        assertThat(resend(decision)).containsEntry("outcome", "due");
        assertThat(fakes.announced).containsExactly("Resend Due");
        assertThat(fakes.details.getFirst())
                .containsEntry("mail", mail)
                .containsEntry("key", decision.get("key"))
                .containsEntry("reason", "mailbox-full");
    }

    @Test
    void whatIsDueForTheApplicationStandsInTheTimeline() {
        isNotSentAgain(bounced("foreign", Tags.NONE), "due");
    }

    @Test
    void whatArrivedMeanwhileIsNotSentAgain() {
        Map<String, Object> decision = sentAndBounced();
        told(Kind.DELIVERY, "ses-1", tags(1));
        isNotSentAgain(decision, "delivered");
    }

    @Test
    void norIsAMailWhoseEarlierAttemptArrivedLate() {
        resend(sentAndBounced());
        Map<String, Object> second = bounced("ses-2", tags(2));
        told(Kind.DELIVERY, "ses-1", tags(1));
        isNotSentAgain(second, "delivered");
    }

    @Test
    void whoWasSuppressedMeanwhileGetsNothing() {
        Map<String, Object> decision = sentAndBounced();
        new Suppress(fakes.ports)
                .handleRequest(told(Kind.COMPLAINT, "another", Tags.NONE), CONTEXT);
        isNotSentAgain(decision, "suppressed");
    }

    @Test
    void whoUnsubscribedMeanwhileGetsNothing() {
        Map<String, Object> decision = sentAndBounced();
        told(Kind.OPT_OUT, "ses-1", tags(1));
        isNotSentAgain(decision, "unsubscribed");
    }

    @Test
    void whatALaterMailReplacedIsNotSentAgain() {
        Map<String, Object> decision = sentAndBounced();
        Map<String, Object> later = Mails.json("correction", "marketing", ANA.value());
        later.put("supersedes", "letter");
        fakes.send(later);
        isNotSentAgain(decision, "superseded");
    }

    @Test
    void whatExpiredIsNotSentAgain() {
        letter.put("expires", NOON.plus(Duration.ofDays(2)).toString());
        Map<String, Object> decision = sentAndBounced();
        fakes.now = NOON.plus(Duration.ofDays(2));
        isNotSentAgain(decision, "expired");
    }

    @Test
    void whatWasTriedOftenEnoughIsGivenUp() {
        fakes.ports.outbox().keep(Mails.mail(letter));
        Message fifth = new Message("ses-5", Optional.of(NOON), List.of(ANA.value()), tags(5));
        fakes.ports.ledger().sent(fifth, ANA);
        isNotSentAgain(bounced("ses-5", Tags.NONE), "given-up");
    }

    @Test
    void whatSesDoesNotTakeNowIsTriedAgainByTheWorkflow() {
        Map<String, Object> decision = sentAndBounced();
        ses.before = new Busy("too fast", null);
        assertThatThrownBy(() -> resend(decision)).isInstanceOf(Busy.class);
        assertThat(told(decision)).isEmpty();
        assertThat(resend(decision)).containsEntry("outcome", "sent");
    }

    @Test
    void whatSesRefusesIsNotSentAgain() {
        Map<String, Object> decision = sentAndBounced();
        ses.before = new Refused("no such template", null);
        isNotSentAgain(decision, "refused");
        assertThat(fakes.announced).containsExactly("Delivery Stuck");
        assertThat(fakes.details.getFirst()).containsEntry("because", "no such template");
    }

    @Test
    void anAttemptWhoseAnswerWasLostIsNotMadeAgain() {
        Map<String, Object> decision = sentAndBounced();
        ses.after = new IllegalStateException("connection reset");
        assertThatThrownBy(() -> resend(decision)).hasMessage("connection reset");
        isNotSentAgain(decision, "unanswered");
        assertThat(fakes.announced).isEmpty();
    }

    @Test
    void whatArrivedBeforeItCouldBeToldIsStillWhatWasSentAgain() {
        Map<String, Object> decision = sentAndBounced();
        ses.after = new IllegalStateException("killed");
        assertThatThrownBy(() -> resend(decision)).hasMessage("killed");
        told(Kind.DELIVERY, "ses-2", tags(2));
        assertThat(resend(decision)).containsEntry("messageId", "ses-2");
        assertThat(fakes.announced).containsExactly("Message Resent");
        assertThat(told(decision)).contains("sent again as message ses-2");
    }
}
