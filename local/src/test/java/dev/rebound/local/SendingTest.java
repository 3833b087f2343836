package dev.rebound.local;

import static dev.rebound.local.Fakes.ANA;
import static dev.rebound.local.Fakes.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.Address;
import dev.rebound.core.Policy;
import dev.rebound.core.RecipientHistory.Mark;
import dev.rebound.core.Refusal;
import dev.rebound.core.Suppression;
import dev.rebound.core.Suppression.Ground;
import dev.rebound.core.Tags;
import dev.rebound.functions.Busy;
import dev.rebound.functions.Mailer.Refused;
import dev.rebound.functions.Outbox.Sending;
import dev.rebound.functions.Unlist;
import dev.rebound.local.Story.Kind;
import dev.rebound.mail.InvalidMail;
import dev.rebound.mail.Mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sending gate: who gets a mail, and that nobody gets it twice. */
class SendingTest {
    private static final Policy POLICY = Policy.standard();

    private final Fakes fakes = new Fakes();
    private final FakeSes ses = fakes.ses;

    private static Map<String, Object> invoice() {
        return to("transactional");
    }

    private static Map<String, Object> to(String stream) {
        return Mails.json("invoice", stream, ANA.value());
    }

    private Optional<Sending> attempt(Mail mail, int number) {
        return fakes.ports
                .outbox()
                .find(mail.recipient(), mail.id())
                .map(kept -> kept.attempts().get(number));
    }

    private void suppressByHand() {
        Suppression byHand =
                new Suppression(
                        ANA,
                        Ground.BY_HAND,
                        Optional.empty(),
                        NOON,
                        Optional.empty(),
                        "Ana asked by phone.",
                        "key");
        fakes.ports.ledger().change(ANA, history -> history.with(byHand, POLICY));
    }

    /** As a hard bounce does, until the pause is over two weeks later. */
    private void pause() {
        Tags another = Mails.mail("another", ANA).tags(1);
        fakes.decided(fakes.event(Kind.DELIVERY, "m-1", another));
        fakes.now = fakes.now.plus(Duration.ofDays(10));
        fakes.decided(fakes.event(Kind.NO_SUCH_MAILBOX, "m-2", another));
    }

    @Test
    void sendsOnceHoweverOftenItIsCalled() {
        Map<String, Object> receipt =
                Map.of(
                        "recipient",
                        ANA.value(),
                        "mail",
                        Mails.mail(invoice()).id(),
                        "outcome",
                        "sent",
                        "messageId",
                        "ses-1");
        for (int time = 0; time < 3; time++)
            assertThat(fakes.send(invoice())).containsExactly(receipt);
        assertThat(ses.sent).containsExactly("ana@one.test invoice 1");
    }

    @Test
    void eachRecipientGetsAMessageOfTheirOwn() {
        fakes.send(Mails.json("invoice", "security", "ana@one.test", "ben@one.test"));
        assertThat(ses.sent).containsExactly("ana@one.test invoice 1", "ben@one.test invoice 1");
    }

    @Test
    void remembersWhatItSentAndAsWhat() {
        fakes.send(invoice());
        assertThat(attempt(Mails.mail(invoice()), 1))
                .contains(new Sending(NOON, Optional.of("ses-1")));
        assertThat(fakes.ports.ledger().attempt("ses-1", ANA)).isPresent();
        assertThat(fakes.ports.ledger().sentIn(NOON))
                .singleElement()
                .satisfies(sent -> assertThat(sent.configurationSet()).isEqualTo("set"));
    }

    @ParameterizedTest
    @CsvSource({"transactional, suppressed", "marketing, suppressed", "security, sent"})
    void whoIsSuppressedByHandGetsSecurityMailAlone(String stream, String outcome) {
        suppressByHand();
        assertThat(fakes.outcome(to(stream))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"transactional, sent", "marketing, suppressed", "security, sent"})
    void whoOptedOutGetsNoMarketing(String stream, String outcome) {
        fakes.ports.ledger().change(ANA, history -> history.with(Mark.OPTED_OUT, NOON, POLICY));
        assertThat(fakes.outcome(to(stream))).isEqualTo(outcome);
    }

    @Test
    void saysWhyAMailIsNotSent() {
        suppressByHand();
        assertThat(fakes.send(invoice()).getFirst())
                .containsEntry("because", "Suppressed: Ana asked by phone.")
                .doesNotContainKey("messageId");
        assertThat(ses.sent).isEmpty();
    }

    @Test
    void whatExpiredIsNotSent() {
        Map<String, Object> code = to("security");
        code.put("expires", NOON.plusSeconds(60).toString());
        fakes.now = NOON.plusSeconds(60);
        assertThat(fakes.outcome(code)).isEqualTo("expired");
        assertThat(ses.sent).isEmpty();
    }

    @Test
    void whatALaterMailReplacedIsNotSent() {
        Map<String, Object> later = Mails.json("correction", "transactional", ANA.value());
        later.put("supersedes", "invoice");
        ses.before = new Busy("too fast", null);
        assertThatThrownBy(() -> fakes.send(invoice())).isInstanceOf(Busy.class);
        assertThat(fakes.outcome(later)).isEqualTo("sent");
        assertThat(fakes.outcome(invoice())).isEqualTo("superseded");
        assertThat(ses.sent).containsExactly("ana@one.test correction 1");
    }

    @Test
    void aKeyThatWasUsedForAnotherMailFailsForAllAndSendsNothing() {
        fakes.send(invoice());
        Map<String, Object> other =
                Mails.json("invoice", "transactional", "ben@one.test", ANA.value());
        other.put("text", "Another text");
        assertThatThrownBy(() -> fakes.send(other))
                .isInstanceOf(InvalidMail.class)
                .hasMessageContaining("\"invoice\"");
        assertThat(ses.sent).containsExactly("ana@one.test invoice 1");
    }

    @Test
    void whatSesDoesNotTakeNowIsSentWhenItIsCalledAgain() {
        ses.before = new Busy("too fast", null);
        assertThatThrownBy(() -> fakes.send(invoice())).isInstanceOf(Busy.class);
        assertThat(fakes.outcome(invoice())).isEqualTo("sent");
        assertThat(ses.sent).hasSize(1);
    }

    @Test
    void whatSesRefusesIsRefusedForGood() {
        ses.before = new Refused("no such template", null);
        for (int time = 0; time < 2; time++)
            assertThat(fakes.send(invoice()).getFirst())
                    .containsEntry("outcome", "refused")
                    .containsEntry("because", "no such template");
        assertThat(ses.sent).isEmpty();
        assertThat(attempt(Mails.mail(invoice()), 1)).isEmpty();
    }

    @Test
    void aMailWhoseAnswerWasLostIsNotSentAgain() {
        ses.after = new IllegalStateException("connection reset");
        assertThatThrownBy(() -> fakes.send(invoice())).hasMessage("connection reset");
        assertThat(fakes.outcome(invoice())).isEqualTo("unanswered");
        assertThat(ses.sent).hasSize(1);
        assertThat(attempt(Mails.mail(invoice()), 1)).contains(new Sending(NOON, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"track", "decide"})
    void anEventTellsWhatBecameOfAMailWhoseAnswerWasLost(String by) {
        ses.after = new IllegalStateException("connection reset");
        assertThatThrownBy(() -> fakes.send(invoice())).hasMessage("connection reset");
        Map<String, Object> event = fakes.event(Kind.SEND, "ses-1", Mails.mail(invoice()).tags(1));
        if (by.equals("track")) fakes.track(event);
        else fakes.decided(event);
        assertThat(attempt(Mails.mail(invoice()), 1))
                .contains(new Sending(NOON, Optional.of("ses-1")));
        assertThat(fakes.send(invoice()).getFirst()).containsEntry("messageId", "ses-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@one.test", "ben@one.test", "cid@two.test"})
    void oneRecipientsFailureTouchesNoOther(String unlucky) {
        Map<String, Object> letter =
                Mails.json("letter", "transactional", Story.PEOPLE.toArray(String[]::new));
        ses.troubles.put(Address.parse(unlucky), new Busy("too fast", null));
        assertThatThrownBy(() -> fakes.send(letter)).isInstanceOf(Busy.class);
        assertThat(ses.sent).hasSize(2).noneMatch(sent -> sent.startsWith(unlucky));
        assertThat(fakes.send(letter)).extracting(r -> r.get("outcome")).containsOnly("sent");
        assertThat(ses.sent).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whomSesListedIsTakenOffItsListOnceThePauseIsOver() {
        pause();
        fakes.now = fakes.now.plus(Duration.ofDays(15));
        for (String key : List.of("one", "two"))
            fakes.send(Mails.json(key, "transactional", ANA.value()));
        assertThat(ses.unlisted).containsExactly(ANA);
        assertThat(ses.sent).hasSize(2);
    }

    @Test
    void whatSendingTookOffTheListAResendTakesOffAgain() {
        Map<String, Object> bounced =
                fakes.decided(fakes.event(Kind.NO_SUCH_DOMAIN, "m-2", Tags.NONE));
        fakes.now = fakes.now.plus(Duration.ofDays(15));
        fakes.send(invoice());
        Map<String, Object> decision = new HashMap<>(bounced);
        decision.putAll(Map.of("decision", "resend", "resendAt", fakes.now.toString()));
        new Unlist(fakes.ports).handleRequest(decision, Fakes.CONTEXT);
        assertThat(ses.unlisted).containsExactly(ANA, ANA);
    }

    @Test
    void whoIsNotSentToStaysOnSesList() {
        pause();
        suppressByHand();
        assertThat(fakes.outcome(Mails.json("other", "transactional", ANA.value())))
                .isEqualTo("suppressed");
        assertThat(ses.unlisted).isEmpty();
    }

    @Test
    void aMailThatWasAttemptedIsPastRefusing() {
        ses.after = new IllegalStateException("connection reset");
        assertThatThrownBy(() -> fakes.send(invoice())).hasMessage("connection reset");
        suppressByHand();
        assertThat(fakes.outcome(invoice())).isEqualTo("unanswered");
    }

    @Test
    void whyAMailWasNotSentIsKeptWithIt() {
        suppressByHand();
        fakes.send(invoice());
        Mail mail = Mails.mail(invoice());
        assertThat(fakes.ports.outbox().find(ANA, mail.id()).orElseThrow().declined())
                .map(Refusal::word)
                .contains("suppressed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"security", "transactional"})
    void goesOutAlsoWhenNobodyCanReadWhoIsSuppressed(String stream) {
        fakes.down = "Ledger.history";
        assertThat(fakes.outcome(to(stream))).isEqualTo("sent");
    }

    @Test
    void marketingWaitsUntilItCanBeReadWhoIsSuppressed() {
        fakes.down = "Ledger.history";
        assertThatThrownBy(() -> fakes.send(to("marketing"))).hasMessage("Ledger.history is down");
        assertThat(ses.sent).isEmpty();
        fakes.down = "";
        assertThat(fakes.outcome(to("marketing"))).isEqualTo("sent");
    }

    @Test
    void whatBouncedBeforeItCouldBeAnsweredWasSentAllTheSame() {
        ses.after = new IllegalStateException("killed");
        assertThatThrownBy(() -> fakes.send(invoice())).hasMessage("killed");
        Tags tags = Mails.mail(invoice()).tags(1);
        fakes.decided(fakes.event(Kind.NO_SUCH_MAILBOX, "ses-1", tags));
        assertThat(fakes.outcome(invoice())).isEqualTo("sent");
        assertThat(ses.sent).hasSize(1);
    }
}
