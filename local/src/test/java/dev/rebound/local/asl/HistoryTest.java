package dev.rebound.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class HistoryTest {
    @Test
    void a_run_is_told_event_by_event() {
        Workflow workflow = Workflow.of("golden").failing("Busy");
        workflow.run(Map.of("a", List.of(1)));
        assertThat(workflow.events().stream().map(HistoryEvent::json).map(HistoryTest::line))
                .containsExactlyElementsOf(Workflow.read("golden.history.txt").lines().toList());
    }

    @Test
    void an_aborted_run_is_told_to_its_end() {
        Workflow workflow = Workflow.of("timeout");
        workflow.run(Map.of());
        assertThat(workflow.events().getLast().json().keySet())
                .containsExactly("timestamp", "type", "id", "previousEventId");
    }

    @Test
    void a_history_that_no_one_keeps_is_not_even_made() {
        History none =
                new History() {
                    @Override
                    public void add(HistoryEvent event) {
                        throw new AssertionError("made " + event);
                    }

                    @Override
                    public boolean kept() {
                        return false;
                    }
                };
        assertThatCode(() -> Workflow.of("scope").run("id", Map.of(), none))
                .doesNotThrowAnyException();
    }

    private static String line(Map<String, Object> event) {
        return Json.print(Json.from(event));
    }
}
