package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

class ForgetfulTimeTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final ForgetfulTime time = new ForgetfulTime(NOON);
    private final List<String> seen = new ArrayList<>();

    private void note(String what) {
        seen.add(what + "@" + (time.instant().getEpochSecond() - NOON.getEpochSecond()));
    }

    private void sleeper(String name, int seconds) {
        time.start(
                () -> {
                    note(name);
                    time.sleepUntil(NOON.plusSeconds(seconds));
                    note(name + " ends");
                });
    }

    private Callable<String> branch(String name, int seconds) {
        return () -> {
            time.sleepUntil(NOON.plusSeconds(seconds));
            note(name);
            return name;
        };
    }

    @Test
    void workIsRunAgainFromItsBeginningWhenItsWaitIsOver() {
        sleeper("a", 20);
        sleeper("b", 10);
        time.runOut();
        assertThat(seen).containsExactly("a@0", "b@0", "b@10", "b ends@10", "a@20", "a ends@20");
    }

    @Test
    void whatNeedNotWaitIsDoneBesideWhatMust() {
        time.start(
                () ->
                        note(
                                String.join(
                                        "+",
                                        time.all(
                                                List.of(
                                                        branch("late", 20),
                                                        branch("now", 0),
                                                        branch("soon", 10))))));
        time.runOut();
        assertThat(seen)
                .containsExactly(
                        "now@0",
                        "now@10",
                        "soon@10",
                        "late@20",
                        "now@20",
                        "soon@20",
                        "late+now+soon@20");
    }

    @Test
    void tryingAgainTakesNoTime() {
        time.start(
                () -> {
                    time.backOffUntil(NOON.plusSeconds(5));
                    note("tried");
                });
        time.runOut();
        assertThat(seen).containsExactly("tried@0");
    }
}
