package dev.rebound.core;

import static dev.rebound.core.Events.ANA;
import static dev.rebound.core.Events.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Suppression.Ground;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class RecipientHistoryTest {
    private static final Verdict VERDICT =
            new Verdict(Reason.UNRECOGNISED, Blame.PROVIDER, Verdict.Gravity.PASSING, "");

    /** Everything that can be added to a history. */
    record Addition(int on, int kind) {
        RecipientHistory to(RecipientHistory history) {
            return switch (kind) {
                case 0, 1, 2 ->
                        history.with(
                                new Strike(
                                        day(on),
                                        "m" + on,
                                        "s" + kind + on,
                                        Strike.Kind.values()[kind],
                                        VERDICT));
                case 3 -> history.withNotSpam(day(on));
                case 4 -> history.with(suppression(Ground.PAUSE));
                case 5 -> history.with(suppression(Ground.DEAD_ADDRESS));
                case 6 -> history.cleared(day(on));
                default -> history.with(suppression(Ground.COMPLAINT));
            };
        }

        private Suppression suppression(Ground ground) {
            return new Suppression(
                    ANA,
                    ground,
                    Optional.empty(),
                    day(on),
                    Optional.of(day(on + 60)),
                    "because",
                    "k" + on);
        }
    }

    @Provide
    Arbitrary<List<Addition>> additions() {
        Arbitrary<Integer> days = Arbitraries.integers().between(1, 80);
        return Combinators.combine(days, Arbitraries.integers().between(0, 7))
                .as(Addition::new)
                .list()
                .ofMaxSize(150);
    }

    @Property
    void endsTheSameInAnyOrder(
            @ForAll("additions") List<Addition> additions, @ForAll Random random) {
        List<Addition> shuffled = additions.stream().collect(Collectors.toList());
        Collections.shuffle(shuffled, random);
        assertThat(sum(shuffled)).isEqualTo(sum(additions));
    }

    @Property
    void endsTheSameWhenAllIsRepeated(@ForAll("additions") List<Addition> additions) {
        assertThat(sum(Stream.concat(additions.stream(), additions.stream()).toList()))
                .isEqualTo(sum(additions));
    }

    private static RecipientHistory sum(List<Addition> additions) {
        UnaryOperator<RecipientHistory> all =
                history -> {
                    for (Addition addition : additions) history = addition.to(history);
                    return history;
                };
        return all.apply(RecipientHistory.of(ANA));
    }
}
