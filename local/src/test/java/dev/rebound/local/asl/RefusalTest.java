package dev.rebound.local.asl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.stream.Stream;

class RefusalTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void a_definition_is_refused(String line, String definition) {
        assertThatThrownBy(() -> StateMachine.parse("x.asl.json", definition, Map.of("n", "1")))
                .isInstanceOf(InvalidStateMachine.class)
                .hasMessage("x.asl.json: " + line);
    }

    /** Each is a line with the message, then lines with the definition, up to an empty line. */
    static Stream<Arguments> refusals() {
        return Stream.of(Workflow.read("refused.txt").split("\n\n"))
                .map(one -> one.split("\n", 2))
                .map(parts -> Arguments.of(parts[0], parts[1]));
    }
}
