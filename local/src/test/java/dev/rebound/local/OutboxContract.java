package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Refusal;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.Outbox.Kept;
import dev.rebound.functions.Outbox.Sending;
import dev.rebound.functions.Outbox.Unanswered;
import dev.rebound.mail.InvalidMail;
import dev.rebound.mail.Mail;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What every outbox keeps to. */
abstract class OutboxContract {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final Address ana = Mails.someone();
    private final Mail mail = Mails.mail("invoice", ana);
    private final Attempt first = new Attempt(mail.id(), 1);

    abstract Outbox outbox();

    private Kept found() {
        return outbox().find(ana, mail.id()).orElseThrow();
    }

    private Map<Integer, Sending> attempts() {
        outbox().keep(mail);
        return found().attempts();
    }

    @Test
    void keepsAMailThatIsHandedOverTwice() {
        for (int time = 0; time < 2; time++) outbox().keep(mail);
        assertThat(found()).isEqualTo(new Kept(mail, false, Optional.empty(), new TreeMap<>()));
    }

    @Test
    void refusesAnotherMailUnderAUsedKey() {
        Map<String, Object> other = Mails.json("invoice", "transactional", ana.value());
        other.put("text", "Another text");
        outbox().keep(mail);
        assertThatThrownBy(() -> outbox().keep(Mails.mail(other)))
                .isInstanceOf(InvalidMail.class)
                .hasMessage("key \"invoice\" was used for another mail");
        assertThat(found().mail()).isEqualTo(mail);
    }

    @Test
    void aKeyMayBeUsedForEachRecipient() {
        Mail bens = Mails.mail("invoice", Mails.someone());
        outbox().keep(mail);
        outbox().keep(bens);
        assertThat(outbox().find(bens.recipient(), bens.id()).orElseThrow().mail()).isEqualTo(bens);
        assertThat(outbox().find(bens.recipient(), mail.id())).isEmpty();
    }

    @Test
    void givesALargeMailBackWhole() {
        Mail large = Mails.mail(1_000_000);
        for (int time = 0; time < 2; time++) outbox().keep(large);
        assertThat(outbox().find(large.recipient(), large.id()))
                .contains(new Kept(large, false, Optional.empty(), new TreeMap<>()));
    }

    @Test
    void refusesAnotherMailUnderTheKeyOfALargeOne() {
        Mail large = Mails.mail(200_000);
        Mail small = Mails.mail(large.key(), large.recipient());
        outbox().keep(large);
        assertThatThrownBy(() -> outbox().keep(small)).hasMessageContaining(large.key());
        assertThat(outbox().to(large.recipient())).extracting(Kept::mail).containsExactly(large);
    }

    @Test
    void knowsNothingOfAMailThatIsNotKept() {
        assertThat(outbox().find(ana, mail.id())).isEmpty();
        assertThat(outbox().to(ana)).isEmpty();
    }

    @Test
    void listsAllMailsToARecipientWithTheirAttempts() {
        Mail other = Mails.mail("letter", ana);
        List.of(mail, other, Mails.mail("letter", Mails.someone())).forEach(outbox()::keep);
        outbox().claim(ana, first, NOON);
        assertThat(outbox().to(ana))
                .containsExactlyInAnyOrder(
                        found(), new Kept(other, false, Optional.empty(), new TreeMap<>()));
        assertThat(found().attempts()).containsOnlyKeys(1);
    }

    @Test
    void notesWhyAMailWasNotSent() {
        Refusal refusal = new Refusal("expired", "It was worth sending until noon.");
        outbox().keep(mail);
        outbox().decline(ana, mail.id(), refusal);
        assertThat(found().declined()).contains(refusal);
    }

    @Test
    void notesThatALaterMailTookAMailsPlace() {
        outbox().keep(mail);
        outbox().supersede(ana, mail.id());
        assertThat(found().superseded()).isTrue();
        outbox().keep(mail);
        assertThat(found().superseded()).isTrue();
    }

    @Test
    void aMailThatIsNotKeptCannotBeSuperseded() {
        outbox().supersede(ana, mail.id());
        assertThat(outbox().to(ana)).isEmpty();
        outbox().keep(mail);
        assertThat(found().superseded()).isFalse();
    }

    @Test
    void ofAllWhoClaimAnAttemptOneGetsIt() throws InterruptedException {
        List<Optional<Sending>> answers = AtOnce.run(() -> outbox().claim(ana, first, NOON));
        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(answers)
                .filteredOn(Optional::isPresent)
                .containsOnly(Optional.of(new Sending(NOON, Optional.empty())));
    }

    @Test
    void eachAttemptIsClaimedByItself() {
        assertThat(outbox().claim(ana, first, NOON)).isEmpty();
        assertThat(outbox().claim(ana, first.next(), LATER)).isEmpty();
        assertThat(attempts())
                .containsExactly(
                        Map.entry(1, new Sending(NOON, Optional.empty())),
                        Map.entry(2, new Sending(LATER, Optional.empty())));
    }

    @Test
    void whatIsGivenBackCanBeClaimedAgain() {
        outbox().claim(ana, first, NOON);
        outbox().release(ana, first);
        assertThat(attempts()).isEmpty();
        assertThat(outbox().claim(ana, first, LATER)).isEmpty();
        assertThat(attempts()).containsEntry(1, new Sending(LATER, Optional.empty()));
    }

    @Test
    void whoeverClaimsTooLateLearnsWhatItWasSentAs() {
        outbox().claim(ana, first, NOON);
        outbox().sent(ana, first, LATER, "ses-1");
        assertThat(outbox().claim(ana, first, LATER))
                .contains(new Sending(NOON, Optional.of("ses-1")));
    }

    @Test
    void theFirstMessageIdStaysHoweverOftenItIsTold() {
        outbox().claim(ana, first, NOON);
        for (String id : List.of("ses-1", "ses-1", "ses-2")) outbox().sent(ana, first, LATER, id);
        assertThat(attempts())
                .containsExactly(Map.entry(1, new Sending(NOON, Optional.of("ses-1"))));
    }

    @Test
    void knowsOfAnAttemptThatNobodyClaimed() {
        outbox().sent(ana, first, NOON, "ses-1");
        assertThat(outbox().claim(ana, first, LATER))
                .contains(new Sending(NOON, Optional.of("ses-1")));
        assertThat(unanswered(NOON)).isEmpty();
    }

    @Test
    void listsTheClaimsOfAWhile() {
        for (int minutes : new int[] {-1, 0, 59, 60})
            outbox().claim(
                            ana,
                            new Attempt(mail.id(), minutes + 2),
                            NOON.plusSeconds(minutes * 60));
        assertThat(unanswered(NOON))
                .containsExactly(
                        new Unanswered(ana, new Attempt(mail.id(), 2), NOON),
                        new Unanswered(ana, new Attempt(mail.id(), 61), NOON.plusSeconds(59 * 60)));
    }

    @Test
    void listsNoClaimThatWasAnsweredOrGivenBack() {
        for (int number = 1; number <= 3; number++)
            outbox().claim(ana, new Attempt(mail.id(), number), NOON);
        outbox().sent(ana, first, LATER, "ses-1");
        outbox().release(ana, first.next());
        assertThat(unanswered(NOON))
                .containsExactly(new Unanswered(ana, new Attempt(mail.id(), 3), NOON));
    }

    private List<Unanswered> unanswered(Instant from) {
        return outbox().unanswered(from, from.plusSeconds(3_600)).stream()
                .filter(one -> one.recipient().equals(ana))
                .toList();
    }
}
