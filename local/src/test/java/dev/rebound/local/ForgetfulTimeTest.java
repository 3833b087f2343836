package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class ForgetfulTimeTest extends TimeFixture<ForgetfulTime> {
    ForgetfulTimeTest() {
        super(new ForgetfulTime(NOON));
    }

    private void sleeper(String name, int seconds) {
        time.start(
                () -> {
                    note(name);
                    time.sleepUntil(NOON.plusSeconds(seconds));
                    note(name + " ends");
                });
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
