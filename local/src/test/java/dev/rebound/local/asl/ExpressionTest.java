package dev.rebound.local.asl;

import static dev.rebound.local.asl.Workflow.evaluating;
import static dev.rebound.local.asl.Workflow.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '§',
            value = {
                "$partition([1..5], 2) → [[1,2],[3,4],[5]]",
                "$partition([1], 2) → [[1]]",
                "$range(1, 9, 4) → [1,5,9]",
                "$range(2, 0, -1) → [2,1,0]",
                "$hash('a', 'SHA-1') → '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'",
                "$parse('{\"a\": [1]}').a → [1]",
                "$parse('null') → null",
                "$length('a😀b') → 3",
                "$substring('a😀b', 1) → '😀b'",
                "$substring('a😀b', 0, 2) → 'a😀'",
                "$substring('a😀b', -2, 1) → '😀'",
                "$substring('abc', -5) → 'abc'",
                "$substring('abc', -5, 2) → 'ab'",
                "$substring('abc', 2, 9) → 'c'",
                "$substring('abc', 9) → ''",
                "$substring('abc', 1, -1) → ''",
                "$pad('😀', 3) & '|' → '😀  |'",
                "$pad('😀', -3, '#') → '##😀'",
                "$pad('a', 4, '😀-') → 'a😀-😀'",
                "$pad('abc', 2) → 'abc'",
                "$millis() → 1893456000000",
                "$now() → '2030-01-01T00:00:00.000Z'",
                "$now('[Y]') → '2030'",
                "$type($uuid()) → 'string'",
                "$random() < 1 → true",
                "$states.input.list[1] = null → true",
                "$states.input.list ~> $count → 2",
                "{'a': [null]} = $states.input.same → true",
                "$merge([$states.input.same, {'b': 1}]) → {'a':[null],'b':1}",
                "$states.input.same ~> |$|{'c': 2}| → {'a':[null],'c':2}",
                "[$states.input.list[0]] → [1]",
                "$map([1], function($v) {[$v]}) → [1]",
                "$states.input.list[0] → 1"
            })
    void an_expression_gives(String expression, String value) {
        assertThat(evaluating(expression).output("{'list': [1, null], 'same': {'a': [null]}}"))
                .isEqualTo(json(value.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | returned nothing (undefined).",
                "$ | returned nothing (undefined).",
                "$variable | returned nothing (undefined).",
                "$states.input.a.b | returned nothing (undefined).",
                "1 + \"a\" | threw an error during evaluation. T2002: The right side of the \"+\""
                        + " operator must evaluate to a number",
                "$nosuch() | T1006: Attempted to invoke a non-function",
                "$error(\"mine\") | threw an error during evaluation. D3137: mine",
                "$hash(\"a\", \"CRC\") | $hash knows no CRC",
                "$range(1, 2, 0) | $range needs a step other than 0",
                "$uppercase | threw an error during evaluation: not JSON:"
                        + " com.dashjoin.jsonata.Jsonata$JFunction",
                "($f := function($x) {1 + $f($x)}; $f(1)) | java.lang.StackOverflowError"
            })
    void an_expression_fails_its_state(String expression, String cause) {
        Outcome.Failed failed = evaluating(expression).failure("{'list': [1]}");
        assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(failed.cause()).contains("specified for the field 'Output' ").endsWith(cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "[[1]]", "[[]]", "[{'a': [1]}]", "[null]", "[1, 2]"})
    void an_array_stays_an_array_however_short(String array) {
        assertThat(Workflow.of("echo").output(array)).isEqualTo(json(array));
        assertThat(Workflow.of("array").output(array))
                .isEqualTo(json("{'assigned': " + array + ", 'output': " + array + "}"));
    }

    @Test
    void dice_fall_the_same_for_the_same_execution() {
        assertThat(dice("id")).isEqualTo(dice("id")).isNotEqualTo(dice("other"));
    }

    @Test
    void a_uuid_is_of_version_four() {
        assertThat((String) ((Map<?, ?>) Workflow.of("dice").output("{}")).get("uuid"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void values_handed_out_are_plain_and_independent() {
        List<Object> input = new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("a", 1))));
        Workflow workflow = Workflow.of("echo").with("echo", ExpressionTest::spoil);
        Object output = ((Outcome.Succeeded) workflow.run(input)).output();
        assertThat(input).isEqualTo(json("[{'a': 1}]"));
        assertThat(output).isEqualTo(json("[{'a': 1}, 'spoilt']"));
        assertThat(output).isExactlyInstanceOf(ArrayList.class);
    }

    @Test
    void threads_share_a_machine_but_not_what_they_evaluate() {
        StateMachine machine =
                StateMachine.parse("threads.asl.json", Workflow.read("threads.asl.json"), Map.of());
        int[] leaked = IntStream.range(0, 5_000).parallel().filter(n -> !own(machine, n)).toArray();
        assertThat(leaked).isEmpty();
    }

    private static boolean own(StateMachine machine, int n) {
        Execution execution =
                new Execution(machine, "" + n, "", n, (f, p) -> p, new JumpingTime(), History.NONE);
        return execution.run().equals(new Outcome.Succeeded(List.of(n, n + 1)));
    }

    @SuppressWarnings("unchecked")
    private static Object spoil(String function, Object payload) {
        ((List<Object>) payload).add("spoilt");
        return payload;
    }

    private static Outcome dice(String id) {
        return Workflow.of("dice").run(id, Map.of(), History.NONE);
    }
}
