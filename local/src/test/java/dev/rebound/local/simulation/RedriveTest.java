package dev.rebound.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.functions.Busy;
import dev.rebound.functions.Quarantine.Item;
import dev.rebound.local.Deployment;
import dev.rebound.local.Guard;
import dev.rebound.local.Mails;
import dev.rebound.local.ses.Mailboxes.Arrival;
import dev.rebound.local.ses.Receiver;
import dev.rebound.local.ses.Receivers;
import dev.rebound.local.simulation.Course.Conditions;
import dev.rebound.mail.Mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An execution that failed for good because something it needs was down: its event lies in
 * quarantine, and goes on from there when that is mended.
 */
class RedriveTest {
    private static final Deployment DEPLOYMENT = Deployment.read(Path.of(".."));
    private static final Instant START = Instant.parse("2026-03-23T09:00:00Z");
    private static final Address ANA = Address.parse("ana@full.test");
    private static final Mail LETTER = Mails.mail("letter", ANA);

    private final Outage outage = new Outage();
    private final Course course =
            new Course(DEPLOYMENT, Conditions.quiet(_ -> full(), outage::guarded));

    /** Until the first attempt has bounced. */
    private static Receiver full() {
        return Receivers.full(START, START.plus(Duration.ofHours(20)));
    }

    /** One call fails, for so long as it is down. */
    private static final class Outage implements Guard {
        private String down = "";
        private RuntimeException fault = new IllegalStateException("down");

        @Override
        public void before(String call) {
            if (call.equals(down)) throw fault;
        }

        @Override
        public void after(String call) {}
    }

    /** The mail bounces, and cannot be sent again. */
    private void failed(String call) {
        course.post(LETTER, START);
        course.at(START.plus(Duration.ofHours(15)), () -> outage.down = call);
        course.finish();
        outage.down = "";
    }

    private void redriven() {
        course.replayQuarantine(START.plus(Duration.ofDays(10)));
        course.finish();
    }

    private List<Integer> arrived() {
        return course.mailboxes().of(LETTER.id()).stream().map(Arrival::attempt).toList();
    }

    private List<Item> quarantine() {
        return course.storage().quarantine().list();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ledger.traffic",
                "Once.run",
                "Outbox.find",
                "Ledger.reported",
                "Ledger.history",
                "Outbox.claim",
                "Announcer.announce",
                "Ledger.conclude"
            })
    void whatFailedIsSentOnceWhenItIsMended(String call) {
        failed(call);
        assertThat(quarantine())
                .extracting(Item::because)
                .isNotEmpty()
                .allMatch(RedriveTest::tells);
        redriven();
        assertThat(arrived()).containsExactly(2);
        assertThat(quarantine()).isEmpty();
    }

    private static boolean tells(String because) {
        return because.contains("down");
    }

    @Test
    void whatSesWouldNotTakeIsSentOnceWhenItDoes() {
        outage.fault = new Busy("SES is down", null);
        failed("Mailer.send");
        assertThat(arrived()).isEmpty();
        redriven();
        assertThat(arrived()).containsExactly(2);
    }

    @Test
    void whatSesMayHaveTakenIsNotSentAgainButStuck() {
        course.audit(START.plus(Duration.ofDays(2)));
        failed("Mailer.send");
        redriven();
        assertThat(arrived()).isEmpty();
        assertThat(course.journal().isStuck(LETTER.id())).isTrue();
    }
}
