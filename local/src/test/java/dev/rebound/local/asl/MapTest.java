package dev.rebound.local.asl;

import static dev.rebound.local.asl.Workflow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;

class MapTest {
    @Test
    void many_items_give_many_results_in_order() {
        assertThat(Workflow.of("map").output("{'names': ['a', 'b', 'c']}"))
                .isEqualTo(json("['A00', 'B11', 'C22']"));
    }

    @Test
    void one_item_gives_an_array_of_one() {
        assertThat(Workflow.of("map").output("{'names': ['a']}")).isEqualTo(json("['A00']"));
    }

    @Test
    void no_more_run_side_by_side_than_max_concurrency_and_forty() {
        Workflow limited = Workflow.of("map");
        limited.output("{'names': ['a', 'b', 'c']}");
        assertThat(limited.time().widths()).containsExactly(2);
        Workflow unlimited = Workflow.of("map-input");
        unlimited.run(Collections.nCopies(100, 1));
        assertThat(unlimited.time().widths()).containsExactly(40);
    }

    @Test
    void no_item_gives_an_empty_array() {
        assertThat(Workflow.of("map").output("{'names': []}")).isEqualTo(json("[]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[[1]]", "[1, null, [2]]"})
    void without_items_and_selector_it_runs_over_its_input(String items) {
        assertThat(Workflow.of("map-input").output(items))
                .extracting("same")
                .isEqualTo(json(items));
    }

    @Test
    void what_is_no_array_cannot_be_mapped() {
        assertThat(Workflow.of("map").failure("{'names': 'a'}").cause())
                .endsWith("'Items' must be an array.");
    }

    @Test
    void one_failed_iteration_fails_the_map() {
        Workflow workflow = Workflow.of("map-abort").with("picky", MapTest::dislikesTwo);
        assertThat(workflow.failure("{}")).isEqualTo(new Outcome.Failed("Picky", "not 2"));
        assertThat(workflow.events())
                .extracting(HistoryEvent::type)
                .endsWith("TaskFailed", "MapIterationFailed", "MapStateFailed", "ExecutionFailed");
    }

    @Test
    void an_interruption_aborts_the_iteration_and_travels_on() {
        IllegalStateException interruption = new IllegalStateException("interrupted");
        Workflow workflow = Workflow.of("map-abort");
        workflow.with(
                "picky",
                (function, payload) -> {
                    throw interruption;
                });
        assertThatThrownBy(() -> workflow.output("{}")).isSameAs(interruption);
        assertThat(workflow.events())
                .extracting(HistoryEvent::type)
                .contains("MapIterationAborted")
                .doesNotContain("MapIterationFailed", "ExecutionFailed");
    }

    @Test
    void a_map_is_retried_from_its_first_item_and_then_caught() {
        Workflow workflow = Workflow.of("map-failure").with("picky", MapTest::dislikesTwo);
        assertThat(workflow.output("{}")).isEqualTo(json("{'Error': 'Picky', 'Cause': 'not 2'}"));
        assertThat(workflow.time().sleeps())
                .containsExactly(3_000L, 1_000L, 2_000L, 10_000L, 3_000L, 1_000L, 2_000L);
    }

    @Test
    void variables_go_into_a_map_but_not_out_of_it() {
        assertThat(Workflow.of("scope").output("{}"))
                .isEqualTo(json("{'a':2,'old':1,'c':[1],'inner':false,'each':[21,22]}"));
    }

    private static Object dislikesTwo(String function, Object payload) throws TaskFailure {
        if (payload.equals(2)) {
            throw new TaskFailure("Picky", "not 2");
        }
        return payload;
    }
}
