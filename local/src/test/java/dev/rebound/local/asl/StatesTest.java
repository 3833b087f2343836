package dev.rebound.local.asl;

import static dev.rebound.local.asl.Workflow.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class StatesTest {
    @Test
    void a_machine_is_called_as_its_file_is() {
        StateMachine machine =
                StateMachine.parse("some/pass.asl.json", Workflow.read("pass.asl.json"), Map.of());
        assertThat(machine.name()).isEqualTo("pass");
    }

    @Test
    void a_pass_shapes_its_output() {
        assertThat(Workflow.of("pass").output("{'name': 'ann'}"))
                .isEqualTo(
                        json(
                                "{'plain':'text','number':1,'nothing':null,"
                                        + "'list':['ann',{'deep':'ANN'}]}"));
    }

    @Test
    void states_without_output_pass_their_input_on() {
        assertThat(Workflow.of("silent").output("{'a': [null, 1]}"))
                .isEqualTo(json("{'a': [null, 1]}"));
    }

    @ParameterizedTest
    @CsvSource({"200, huge, 2", "50, big, 50", "5, small, 0"})
    void a_choice_takes_the_first_rule_that_holds_or_the_default(int n, String size, int out) {
        assertThat(Workflow.of("choice").output("{'n': " + n + "}"))
                .isEqualTo(Map.of("size", size, "n", out));
    }

    @Test
    void a_choice_without_a_way_out_fails() {
        assertThat(Workflow.of("no-default").failure("{'go': false}").error())
                .isEqualTo("States.NoChoiceMatched");
    }

    @Test
    void a_condition_has_to_be_true_or_false() {
        Outcome.Failed failed = Workflow.of("no-default").failure("{'go': 'yes'}");
        assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(failed.cause())
                .isEqualTo(
                        "An error occurred while executing the state 'Choose' (entered at the event"
                                + " id #2). The value of the field 'Choices[0]/Condition' must be"
                                + " true or false.");
    }

    @Test
    void a_wait_lasts_as_long_as_its_expressions_say() {
        Workflow workflow = Workflow.of("wait");
        assertThat(workflow.output("{'seconds': 5, 'until': '2030-01-01T00:01:00.500Z'}"))
                .isEqualTo(
                        json(
                                "{'before':'2030-01-01T00:00:00.000Z',"
                                        + "'entered':'2030-01-01T00:00:05.000Z'}"));
        assertThat(workflow.time().sleeps()).containsExactly(5_000L, 55_500L);
    }

    @Test
    void a_wait_lasts_as_long_as_its_literals_say() {
        Workflow workflow = Workflow.of("wait-literal");
        workflow.output("{}");
        assertThat(workflow.time().instant()).isEqualTo("2030-01-01T01:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "100000000", "'''5'''"})
    void a_wait_for_no_number_of_seconds_fails(String seconds) {
        Workflow workflow = Workflow.of("wait");
        assertThat(workflow.failure("{'seconds': " + seconds + "}").cause())
                .endsWith("'Seconds' must be a whole number from 0 to 99999999.");
    }

    @Test
    void a_fail_names_error_and_cause() {
        assertThat(Workflow.of("fail").run(json("{'name': 'ann'}")))
                .isEqualTo(new Outcome.Failed("Full", "no room for ann"));
    }

    @Test
    void a_task_calls_the_function_that_is_substituted() {
        Workflow workflow = Workflow.of("task", Map.of("function", "greet"));
        workflow.with("greet", (function, payload) -> function + " " + payload);
        assertThat(workflow.output("{'name': 'ann', 'timeout': 3}"))
                .isEqualTo(json("{'said': 'greet {name=ann}', 'status': 200}"));
    }

    @Test
    void the_result_of_a_task_is_that_of_lambda_invoke() {
        assertThat(Workflow.of("result").output("{'a': 1}"))
                .isEqualTo(
                        json("{'ExecutedVersion':'$LATEST','Payload':{'a':1},'StatusCode':200}"));
    }

    @Test
    void the_context_tells_of_execution_state_and_machine() {
        assertThat(Workflow.of("context").output("[1]"))
                .isEqualTo(json(Workflow.read("context.json")));
    }

    @Test
    void an_execution_that_takes_too_long_times_out() {
        Workflow workflow = Workflow.of("timeout");
        assertThat(workflow.failure("{}").error()).isEqualTo("States.Timeout");
        assertThat(workflow.time().sleeps()).containsExactly(60_000L);
        assertThat(workflow.events().getLast().type()).isEqualTo("ExecutionTimedOut");
    }
}
