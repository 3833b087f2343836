package dev.rebound.intake;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class CallsTest {
    private static List<List<Integer>> calls(List<Integer> sizes) {
        return Calls.of(sizes, Integer::intValue);
    }

    @Property
    void keepAllEntriesInTheirOrderAndNoneIsTooLarge(
            @ForAll List<@IntRange(min = 1, max = Calls.LIMIT - 1) Integer> sizes) {
        assertThat(calls(sizes).stream().flatMap(List::stream)).containsExactlyElementsOf(sizes);
        assertThat(calls(sizes))
                .allSatisfy(
                        call -> {
                            assertThat(call).hasSizeBetween(1, 10);
                            assertThat(call.stream().mapToInt(n -> n).sum())
                                    .isLessThan(Calls.LIMIT);
                        });
    }

    @Test
    void areAsFewAsTheyCanBe() {
        assertThat(calls(Collections.nCopies(23, 100)))
                .extracting(List::size)
                .containsExactly(10, 10, 3);
        assertThat(calls(List.of(200_000, 62_143, 1))).extracting(List::size).containsExactly(2, 1);
    }
}
