package dev.rebound.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.core.Decision.Word;
import dev.rebound.local.AllCores;
import dev.rebound.local.Deployment;
import dev.rebound.local.Guard;
import dev.rebound.local.Mails;
import dev.rebound.local.ses.Mailboxes.Arrival;
import dev.rebound.local.ses.Receiver;
import dev.rebound.local.ses.Receivers;
import dev.rebound.local.simulation.Course.Conditions;
import dev.rebound.mail.Mail;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A function that is killed before or behind any one call to a port, while mail is sent, bounces
 * and is sent again; whoever called it calls again.
 */
@Tag("slow")
class KilledSendingTest {
    private static final Deployment DEPLOYMENT = Deployment.read(Path.of(".."));
    private static final Instant START = Instant.parse("2026-03-23T09:00:00Z");

    private static final Address ANA = Address.parse("ana@full.test");
    private static final Address BEN = Address.parse("ben@dead.test");
    private static final Address CID = Address.parse("cid@forwarding.test");
    private static final Map<Address, Receiver> RECEIVERS =
            Map.of(
                    ANA, Receivers.full(START, START.plus(Duration.ofHours(20))),
                    BEN, Receivers.dead(Instant.MIN),
                    CID, Receivers.forwarding(Duration.ofHours(1)));

    private static final Mail DELIVERED_AT_LAST = Mails.mail("delivered at last", ANA);
    private static final Mail IN_VAIN = Mails.mail("in vain", BEN);

    /** Marketing waits while nobody knows who is suppressed; other mail goes out. */
    private static final Mail DECLINED =
            Mails.mail(Mails.json("declined", "marketing", BEN.value()));

    private static final Mail FORWARDED = Mails.mail("forwarded", CID);

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Kills at one moment, and writes down between which calls all of them lie. */
    private static final class Death implements Guard {
        private final int deadly;
        private final List<String> moments = new ArrayList<>();

        Death(int deadly) {
            this.deadly = deadly;
        }

        @Override
        public void before(String call) {
            comes("before " + call);
        }

        @Override
        public void after(String call) {
            comes("after " + call);
        }

        private void comes(String moment) {
            moments.add(moment);
            if (moments.size() - 1 == deadly) throw new Killed();
        }
    }

    private static Course lived(Deployment deployment, Guard guard) {
        Course course = new Course(deployment, Conditions.quiet(RECEIVERS::get, guard::guarded));
        course.post(DELIVERED_AT_LAST, START);
        course.post(IN_VAIN, START);
        course.post(FORWARDED, START);
        course.post(DECLINED, START.plus(Duration.ofDays(1)));
        for (int day = 1; day <= 5; day++) {
            course.audit(START.plus(Duration.ofDays(day)));
            course.replayQuarantine(START.plus(Duration.ofDays(day)));
        }
        course.finish();
        return course;
    }

    /**
     * Everything about a course that a death must not change. Only {@code Message Resent} is not
     * announced when SES's answer to it was lost.
     */
    private record End(
            Totals totals,
            Map<Mail, Optional<String>> receipts,
            Map<Mail, List<Integer>> attempts,
            Set<String> announced,
            Map<Address, List<Word>> decisions) {
        static End of(Course course) {
            Map<Mail, Optional<String>> receipts = course.journal().receipts();
            Set<String> announced = new TreeSet<>(course.journal().announced().keySet());
            announced.remove("Message Resent");
            return new End(
                    course.totals(START.plus(Duration.ofDays(5))),
                    receipts,
                    each(receipts.keySet(), mail -> attempts(course, mail)),
                    announced,
                    each(RECEIVERS.keySet(), person -> decisions(course, person)));
        }

        /** Those that lie in the mailbox. */
        private static List<Integer> attempts(Course course, Mail mail) {
            return course.mailboxes().of(mail.id()).stream().map(Arrival::attempt).toList();
        }

        private static List<Word> decisions(Course course, Address recipient) {
            return course.storage().ledger().timeline(recipient).stream()
                    .map(entry -> entry.decision().word())
                    .toList();
        }

        private static <K, V> Map<K, V> each(Set<K> keys, Function<K, V> value) {
            return keys.stream().collect(Collectors.toMap(key -> key, value));
        }
    }

    private static final Death NEVER = new Death(-1);
    private static final End UNDISTURBED = End.of(lived(DEPLOYMENT, NEVER));

    private static List<Integer> moments(Predicate<String> which) {
        return IntStream.range(0, NEVER.moments.size())
                .filter(number -> which.test(NEVER.moments.get(number)))
                .boxed()
                .toList();
    }

    /** Where nobody can know that SES was not asked. */
    private static boolean isBetweenClaimAndSes(String moment) {
        return moment.equals("after Outbox.claim") || moment.equals("before Mailer.send");
    }

    private static End endAfterDeathAt(Deployment deployment, int moment) {
        return End.of(lived(deployment, new Death(moment)));
    }

    @Test
    void undisturbedEachMailComesToItsOwnEnd() {
        assertThat(UNDISTURBED.attempts())
                .containsEntry(DELIVERED_AT_LAST, List.of(2))
                .containsEntry(IN_VAIN, List.of())
                .containsEntry(FORWARDED, List.of(1));
        assertThat(UNDISTURBED.receipts()).containsEntry(DECLINED, Optional.of("suppressed"));
        assertThat(UNDISTURBED.announced()).contains("Recipient Suppressed");
        assertThat(UNDISTURBED.totals().isClean()).isTrue();
    }

    @Test
    void killedAtAnyMomentItEndsTheSame() {
        List<Integer> moments = moments(each -> !isBetweenClaimAndSes(each));
        assertThat(moments).hasSizeGreaterThan(100);
        AllCores.each(moments, KilledSendingTest::endAfterDeathAt)
                .forEach(
                        (moment, end) ->
                                assertThat(end)
                                        .as("killed %s", NEVER.moments.get(moment))
                                        .isEqualTo(UNDISTURBED));
    }

    @Test
    void killedBetweenClaimAndSesOneMailIsStuckAndNoneSentTwice() {
        List<Integer> moments = moments(KilledSendingTest::isBetweenClaimAndSes);
        assertThat(moments).hasSize(8); // of four attempts
        for (int moment : moments) {
            Totals totals = endAfterDeathAt(DEPLOYMENT, moment).totals();
            assertThat(totals.isClean()).isTrue();
            assertThat(totals.stuck()).isEqualTo(1);
        }
    }
}
