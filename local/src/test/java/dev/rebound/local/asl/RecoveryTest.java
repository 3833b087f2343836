package dev.rebound.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class RecoveryTest {
    private final Workflow retry = Workflow.of("retry");

    @Test
    void a_retry_waits_longer_each_time_but_not_for_ever() {
        retry.failing("Busy", "Busy", "Busy", "Busy").output("{}");
        assertThat(retry.time().sleeps()).containsExactly(2_000L, 6_000L, 18_000L, 20_000L);
    }

    @Test
    void each_retrier_counts_its_own_attempts() {
        retry.failing("Busy", "Slow", "Busy", "Slow", "Other").output("{}");
        assertThat(retry.time().sleeps()).containsExactly(2_000L, 1_000L, 6_000L, 2_000L, 100_000L);
    }

    @Test
    void the_context_counts_all_retries() {
        assertThat(retry.failing("Busy", "Slow").output("{}"))
                .extracting("Payload")
                .isEqualTo(Map.of("retry", 2));
    }

    @Test
    void an_error_outlives_its_retries_and_no_other_retrier_takes_it() {
        Outcome.Failed failed = retry.failing("Slow", "Slow", "Slow").failure("{}");
        assertThat(failed).isEqualTo(new Outcome.Failed("Slow", "on purpose"));
    }

    @Test
    void no_attempts_are_no_retries() {
        assertThat(retry.failing("Broken").failure("{}").error()).isEqualTo("Broken");
        assertThat(retry.time().sleeps()).isEmpty();
    }

    @Test
    void jitter_spreads_the_delay_down_to_nothing() {
        List<Long> sleeps = jittered("id");
        assertThat(sleeps).hasSize(6).allMatch(sleep -> sleep >= 0 && sleep <= 60_000);
        assertThat(sleeps).doesNotHaveDuplicates();
    }

    @Test
    void jitter_depends_on_nothing_but_the_execution() {
        assertThat(jittered("id")).isEqualTo(jittered("id")).isNotEqualTo(jittered("other"));
    }

    @Test
    void a_catcher_sees_the_error_and_may_assign_from_it() {
        assertThat(Workflow.of("catch").failing("Busy").output("{'id': 7}"))
                .isEqualTo("Busy: on purpose for 7");
    }

    @Test
    void a_catcher_without_output_passes_the_error_on() {
        assertThat(Workflow.of("catch").failing("Strange").output("{}"))
                .isEqualTo(Map.of("Error", "Strange", "Cause", "on purpose"));
    }

    @Test
    void an_output_that_cannot_be_evaluated_is_caught() {
        assertThat(Workflow.of("catch").failing().output("{}"))
                .extracting("Error")
                .isEqualTo("States.QueryEvaluationError");
    }

    @ParameterizedTest
    @CsvSource({
        "States.ALL, Any, true",
        "States.ALL, States.Timeout, true",
        "States.ALL, States.Runtime, false",
        "States.ALL, States.DataLimitExceeded, false",
        "States.TaskFailed, Any, true",
        "States.TaskFailed, States.Timeout, false",
        "States.Timeout, States.Timeout, true",
        "States.Runtime, States.Runtime, true",
        "Any, Anyone, false"
    })
    void an_error_is_matched_by_its_name_or_a_wildcard(String name, String error, boolean match) {
        ErrorEquals errors = new ErrorEquals(List.of(name));
        assertThat(errors.match(new StateFailure(error, ""))).isEqualTo(match);
    }

    private static List<Long> jittered(String id) {
        Workflow workflow = Workflow.of("jitter").failing("A", "A", "A", "A", "A", "A");
        workflow.run(id, Map.of(), History.NONE);
        return workflow.time().sleeps();
    }
}
