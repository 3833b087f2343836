package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

class SleepingTimeTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final SleepingTime time = new SleepingTime(NOON);
    private final List<String> seen = new ArrayList<>();

    private void note(String what) {
        seen.add(what + "@" + (time.instant().getEpochSecond() - NOON.getEpochSecond()));
    }

    private void sleeper(String name, int seconds) {
        time.start(
                () -> {
                    note(name + " sleeps");
                    time.sleepUntil(NOON.plusSeconds(seconds));
                    note(name + " wakes");
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
    void sleepersWakeInTheOrderOfTheirTimes() {
        sleeper("a", 20);
        sleeper("b", 10);
        time.runOut();
        assertThat(seen).containsExactly("a sleeps@0", "b sleeps@0", "b wakes@10", "a wakes@20");
    }

    @Test
    void onlyWhatIsDueHappens() {
        sleeper("a", 20);
        time.advanceTo(NOON.plusSeconds(19));
        assertThat(seen).containsExactly("a sleeps@0");
        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(19));
    }

    @Test
    void theClockNeverGoesBack() {
        time.advanceTo(NOON.minusSeconds(5));
        assertThat(time.instant()).isEqualTo(NOON);
    }

    @Test
    void branchesGoOnSideBySideAndAnswerInTheirOrder() {
        time.start(
                () -> note(String.join("+", time.all(List.of(branch("a", 20), branch("b", 10))))));
        time.runOut();
        assertThat(seen).containsExactly("b@10", "a@20", "a+b@20");
    }

    @Test
    void aFailingBranchStopsTheOthersInTheirSleep() {
        Callable<String> failing =
                () -> {
                    time.sleepUntil(NOON.plusSeconds(10));
                    throw new IllegalArgumentException("no");
                };
        time.start(
                () -> {
                    assertThatThrownBy(() -> time.all(List.of(branch("a", 20), failing)))
                            .hasMessage("no");
                    note("told");
                });
        time.runOut();
        assertThat(seen).containsExactly("told@10");
    }

    @Test
    void aFaultOfTheWorkReachesTheDriver() {
        time.start(
                () -> {
                    throw new IllegalArgumentException("no");
                });
        assertThatThrownBy(time::runOut).hasRootCauseMessage("no");
    }

    @Test
    void nothingToDoSideBySideIsDoneAtOnce() {
        time.start(() -> note("got " + time.all(List.<Callable<String>>of())));
        time.runOut();
        assertThat(seen).containsExactly("got []@0");
    }
}
