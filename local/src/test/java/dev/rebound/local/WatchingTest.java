package dev.rebound.local;

import static dev.rebound.local.Fakes.CONTEXT;
import static dev.rebound.local.Fakes.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Tags;
import dev.rebound.functions.Release;
import dev.rebound.functions.Watch;
import dev.rebound.local.Story.Kind;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages that are late, and resends to a domain in trouble. */
class WatchingTest {
    private final Fakes fakes = new Fakes();

    private Map<String, Object> told(Kind kind, String messageId) {
        return fakes.decided(fakes.event(kind, messageId, Tags.NONE));
    }

    private Map<String, Object> watch(Map<String, Object> decision) {
        return watch(decision, "delay:first");
    }

    private Map<String, Object> watch(Map<String, Object> decision, String execution) {
        Map<String, Object> input = new HashMap<>(decision);
        input.put("execution", execution);
        return new Watch(fakes.ports).handleRequest(input, CONTEXT);
    }

    private Map<String, Object> release(Map<String, Object> decision) {
        return new Release(fakes.ports).handleRequest(decision, CONTEXT);
    }

    /** So many messages to Ana's domain are refused for the time being. */
    private void trouble(int messages) {
        for (int i = 0; i < messages; i++) told(Kind.DELAY, "refused-" + i);
    }

    @Test
    void aMessageIsWatchedOnceHoweverOftenItIsDelayed() {
        Map<String, Object> first = told(Kind.DELAY, "m");
        fakes.now = NOON.plusSeconds(3600);
        Map<String, Object> second = told(Kind.DELAY, "m");
        assertThat(second.get("key")).isNotEqualTo(first.get("key"));
        assertThat(watch(first, "delay:1")).containsEntry("watcher", "delay:1");
        for (String other : List.of("delay:2", "delay:3"))
            assertThat(watch(second, other)).containsEntry("watcher", "delay:1");
        assertThat(watch(first, "delay:1")).containsEntry("watcher", "delay:1");
        assertThat(fakes.announced).isEmpty();
    }

    @Test
    void eachMessageHasAWatcherOfItsOwn() {
        for (String message : List.of("m-1", "m-2")) {
            Map<String, Object> delay = told(Kind.DELAY, message);
            assertThat(watch(delay, "delay:" + message))
                    .containsEntry("watcher", "delay:" + message);
        }
    }

    @Test
    void mailThatIsTakenForSpamIsTheSendersFaultAndToldOnce() {
        for (String message : List.of("m-1", "m-1", "m-2"))
            watch(told(Kind.TAKEN_FOR_SPAM, message));
        assertThat(fakes.announced).containsExactly("Sender Fault");
        assertThat(fakes.details.getFirst()).containsEntry("reason", "sender-reputation");
    }

    @Test
    void alsoALaterDelayOfAWatchedMessageMayBeTheSendersFault() {
        watch(told(Kind.DELAY, "m"));
        fakes.now = NOON.plusSeconds(3600);
        watch(told(Kind.TAKEN_FOR_SPAM, "m"));
        assertThat(fakes.announced).containsExactly("Sender Fault");
    }

    @Test
    void aResendToADomainWithoutTroubleGoes() {
        trouble(9);
        for (String message : List.of("m-1", "m-2"))
            assertThat(release(told(Kind.MAILBOX_FULL, message)))
                    .isEqualTo(Map.of("outcome", "released"));
    }

    @Test
    void inTroubleOneGoesFirstAndTheOtherIsPutOff() {
        trouble(10);
        Map<String, Object> first = told(Kind.MAILBOX_FULL, "m-1");
        Map<String, Object> second = told(Kind.MAILBOX_FULL, "m-2");
        for (int time = 0; time < 2; time++) {
            assertThat(release(first)).containsEntry("outcome", "released");
            assertThat(release(second)).containsEntry("outcome", "later");
        }
        assertThat(Instant.parse((String) release(second).get("resendAt"))).isAfter(fakes.now);
    }

    @Test
    void whatWasPutOffAsksAgainThenAndGoesWhenMailArrives() {
        trouble(10);
        release(told(Kind.MAILBOX_FULL, "m-1"));
        Map<String, Object> second = new HashMap<>(told(Kind.MAILBOX_FULL, "m-2"));
        Map<String, Object> later = release(second);
        told(Kind.DELIVERY, "m-1");
        assertThat(release(second)).isEqualTo(later);
        second.put("resendAt", later.get("resendAt"));
        assertThat(release(second)).isEqualTo(Map.of("outcome", "released"));
    }
}
