package dev.rebound.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class LimitTest {
    private static final int LIMIT = 262_144;

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "\n", "\u0001", "é", "€", "😀"})
    void the_length_is_that_of_the_json_in_utf_8(String text) throws Exception {
        Map<String, Object> value = Map.of(text, List.of(text, 1.5, true, -10, ""));
        byte[] json = new ObjectMapper().writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        assertThat(Bytes.of(Json.from(value))).isEqualTo(json.length);
    }

    @Test
    void an_input_may_be_as_long_as_the_limit_and_no_longer() {
        assertThat(Workflow.of("silent").run(text(LIMIT))).isInstanceOf(Outcome.Succeeded.class);
        assertThat(failure(Workflow.of("silent"), text(LIMIT + 1))).contains("The input is longer");
    }

    @Test
    void a_result_may_be_no_longer_than_the_limit() {
        Workflow workflow = Workflow.of("echo").with("echo", (name, payload) -> text(LIMIT + 1));
        assertThat(failure(workflow, "")).contains("The result is longer than 262144 bytes");
        assertThat(workflow.events()).extracting(HistoryEvent::type).contains("TaskFailed");
    }

    @Test
    void an_output_may_be_no_longer_than_the_limit() {
        String doubled = "$states.input & $states.input";
        assertThat(failure(Workflow.evaluating(doubled), text(LIMIT / 2 + 10)))
                .contains("'Ask' (entered at the event id #2). The output is longer");
    }

    @Test
    void a_payload_may_be_no_longer_than_the_limit() {
        assertThat(failure(Workflow.of("payload"), text(LIMIT))).contains("The payload is longer");
    }

    private static String failure(Workflow workflow, Object input) {
        Outcome.Failed failed = (Outcome.Failed) workflow.run(input);
        assertThat(failed.error()).isEqualTo("States.DataLimitExceeded");
        return failed.cause();
    }

    private static String text(int bytes) {
        return "x".repeat(bytes - 2);
    }
}
