package dev.rebound.core;

import static dev.rebound.core.Events.ANA;
import static dev.rebound.core.Events.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Strike.Kind;
import dev.rebound.core.Suppression.Ground;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Instant;
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
        private static final int OUT = 3;
        private static final int IN = 4;
        private static final int ADOPTED = 5;

        static Addition optedOut(int on) {
            return new Addition(on, Kind.values().length + OUT);
        }

        static Addition optedIn(int on) {
            return new Addition(on, Kind.values().length + IN);
        }

        RecipientHistory to(RecipientHistory history) {
            Kind[] kinds = Kind.values();
            if (kind < kinds.length) return history.with(strike(kinds[kind]), POLICY);
            return switch (kind - kinds.length) {
                case 0 -> history.with(RecipientHistory.Mark.NOT_SPAM, day(on), POLICY);
                case 1 -> history.with(byHand(), POLICY);
                case 2 -> history.with(RecipientHistory.Mark.CLEARED, day(on / 4), POLICY);
                case OUT -> history.with(RecipientHistory.Mark.OPTED_OUT, day(on), POLICY);
                case IN -> history.with(RecipientHistory.Mark.OPTED_IN, day(on), POLICY);
                case ADOPTED ->
                        history.adopt(said(Ground.PAUSE, Optional.of(day(150 - on))), POLICY);
                case ADOPTED + 1 -> history.adopt(said(Ground.COMPLAINT, Optional.empty()), POLICY);
                default -> history.with(new Reached(day(on).plusSeconds(kind), "m" + on), POLICY);
            };
        }

        private Strike strike(Kind kind) {
            return new Strike(day(on), "m" + on, "s" + kind + on, kind, VERDICT);
        }

        private Suppression byHand() {
            return said(Ground.BY_HAND, Optional.of(day(on + 60)));
        }

        private Suppression said(Ground ground, Optional<Instant> until) {
            return new Suppression(
                    ANA, ground, Optional.empty(), day(on), until, "because", "k" + on);
        }
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(1, 60);
    }

    @Provide
    Arbitrary<List<Addition>> additions() {
        return Combinators.combine(days(), Arbitraries.integers().between(0, 18))
                .as(Addition::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(150);
    }

    @Property
    void endsTheSameInAnyOrder(
            @ForAll("additions") List<Addition> additions, @ForAll Random random) {
        assertThat(sum(shuffled(additions, random)))
                .isEqualTo(sum(additions))
                .isNotEqualTo(RecipientHistory.of(ANA));
    }

    @Property
    void endsTheSameWhenAllIsRepeated(@ForAll("additions") List<Addition> additions) {
        assertThat(sum(Stream.concat(additions.stream(), additions.stream()).toList()))
                .isEqualTo(sum(additions))
                .isNotEqualTo(RecipientHistory.of(ANA));
    }

    @Property
    void whoOptsOutAndInAgainIsNotSuppressed(
            @ForAll("days") int out, @ForAll("days") int later, @ForAll Random random) {
        List<Addition> both = List.of(Addition.optedOut(out), Addition.optedIn(out + later));
        assertThat(sum(shuffled(both, random)).suppressions()).isEmpty();
    }

    @Property
    void whoOptsInAndOutAgainIsSuppressed(
            @ForAll("days") int in, @ForAll("days") int later, @ForAll Random random) {
        List<Addition> both = List.of(Addition.optedIn(in), Addition.optedOut(in + later));
        Suppression suppression = sum(shuffled(both, random)).suppression(day(200)).orElseThrow();
        assertThat(suppression.ground()).isEqualTo(Ground.UNSUBSCRIBED);
        assertThat(suppression.since()).isEqualTo(day(in + later));
    }

    @Example
    void anOptOutIsForgivenByHandButNotInAdvance() {
        RecipientHistory forgiven =
                RecipientHistory.of(ANA).with(RecipientHistory.Mark.CLEARED, day(5), POLICY);
        assertThat(Addition.optedOut(4).to(forgiven).suppressions()).isEmpty();
        assertThat(Addition.optedOut(6).to(forgiven).suppressions()).isNotEmpty();
    }

    private static List<Addition> shuffled(List<Addition> additions, Random random) {
        List<Addition> shuffled = additions.stream().collect(Collectors.toList());
        Collections.shuffle(shuffled, random);
        return shuffled;
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
