package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Supplier;

class SleepingTimeTest extends TimeFixture<SleepingTime> {
    SleepingTimeTest() {
        super(new SleepingTime(NOON));
    }

    private void sleeper(String name, int seconds) {
        time.start(
                () -> {
                    note(name + " sleeps");
                    time.sleepUntil(NOON.plusSeconds(seconds));
                    note(name + " wakes");
                });
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
        Supplier<String> failing =
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
        time.start(() -> note("got " + time.all(List.<Supplier<String>>of())));
        time.runOut();
        assertThat(seen).containsExactly("got []@0");
    }
}
