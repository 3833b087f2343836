package dev.rebound.core;

import static dev.rebound.core.Events.ANA;
import static dev.rebound.core.Events.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Strike.Kind;
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
    private static final Policy POLICY = Policy.standard();

    private static final Verdict VERDICT =
            new Verdict(Reason.UNRECOGNISED, Blame.PROVIDER, Verdict.Gravity.PASSING, "", "");

    /** Everything that can be added to a history. */
    record Addition(int on, int kind) {
        RecipientHistory to(RecipientHistory history) {
            Kind[] kinds = Kind.values();
            if (kind < kinds.length) return history.with(strike(kinds[kind]), POLICY);
            return switch (kind - kinds.length) {
                case 0 -> history.with(RecipientHistory.Mark.NOT_SPAM, day(on), POLICY);
                case 1 -> history.with(byHand(), POLICY);
                case 2 -> history.with(RecipientHistory.Mark.CLEARED, day(on / 4), POLICY);
                default -> history.with(new Reached(day(on).plusSeconds(kind), "m" + on), POLICY);
            };
        }

        private Strike strike(Kind kind) {
            return new Strike(day(on), "m" + on, "s" + kind + on, kind, VERDICT);
        }

        private Suppression byHand() {
            return new Suppression(
                    ANA,
                    Ground.BY_HAND,
                    Optional.empty(),
                    day(on),
                    Optional.of(day(on + 60)),
                    "because",
                    "k" + on);
        }
    }

    @Provide
    Arbitrary<List<Addition>> additions() {
        Arbitrary<Integer> days = Arbitraries.integers().between(1, 60);
        return Combinators.combine(days, Arbitraries.integers().between(0, 14))
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
