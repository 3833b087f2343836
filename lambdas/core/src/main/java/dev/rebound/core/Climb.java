package dev.rebound.core;

import dev.rebound.core.Ladder.Step;
import dev.rebound.core.Suppression.Ground;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far strikes have climbed their ladder. It depends on what is known and not on the order in
 * which that became known.
 *
 * @param end the last strike that counts
 * @param height how many messages count, at least 1
 */
record Climb(Ladder ladder, Strike end, int height) {
    /** The climb that ends with a strike. */
    static Climb to(Strike end, RecipientHistory history, Policy policy) {
        Ladder ladder = policy.ladder(end, history);
        Instant start = start(end, ladder, history);
        Strike last = end;
        Set<String> messages = new HashSet<>(Set.of(end.messageId()));
        for (Strike strike : history.strikes().headSet(end, false).descendingSet()) {
            boolean counts =
                    !strike.at().isBefore(start)
                            && !strike.at().isAfter(last.at().minus(ladder.apart()))
                            && isOn(ladder, strike, history, policy);
            if (counts && messages.add(strike.messageId())) last = strike;
        }
        return new Climb(ladder, end, messages.size());
    }

    /**
     * The highest climb that a strike is part of, also one that ends later: when feedback arrives
     * out of order, the last to arrive must see what the last to happen would have seen. Empty when
     * the strike was forgiven or taken back.
     */
    static Optional<Climb> highest(Strike strike, RecipientHistory history, Policy policy) {
        if (!history.strikes().contains(strike)) return Optional.empty();
        Ladder ladder = policy.ladder(strike, history);
        return history.strikes().tailSet(strike, true).stream()
                .filter(end -> isOn(ladder, end, history, policy))
                .filter(end -> !start(end, ladder, history).isAfter(strike.at()))
                .map(end -> to(end, history, policy))
                .max(
                        Comparator.comparing((Climb climb) -> climb.steps())
                                .thenComparing(Climb::end));
    }

    private static boolean isOn(
            Ladder ladder, Strike strike, RecipientHistory history, Policy policy) {
        return strike.kind().counts() && policy.ladder(strike, history).equals(ladder);
    }

    private int steps() {
        return Math.min(height, ladder.steps().size());
    }

    /** What counts no more: all before the window, and all before the address was last reached. */
    private static Instant start(Strike end, Ladder ladder, RecipientHistory history) {
        Instant window = end.at().minus(ladder.window());
        return ladder.forgiving()
                ? history.reached(window, end.at())
                        .map(reached -> reached.at().plusNanos(1))
                        .orElse(window)
                : window;
    }

    Step step() {
        return ladder.step(height);
    }

    String because() {
        return ladder.because(height);
    }

    /** Whether the address was reached since. */
    boolean isForgiven(RecipientHistory history) {
        return ladder.forgiving() && history.reached(end.at(), Instant.MAX).isPresent();
    }

    /** The entry on the suppression list that follows, unless the address was reached since. */
    Optional<Suppression> suppression(RecipientHistory history) {
        if (isForgiven(history)) return Optional.empty();
        return switch (step()) {
            case Step.Note _, Step.Resend _ -> Optional.empty();
            case Step.Pause(Duration pause) ->
                    Optional.of(entry(history, Ground.PAUSE, Optional.of(end.at().plus(pause))));
            case Step.ForGood _ -> Optional.of(entry(history, ladder.ground(), Optional.empty()));
        };
    }

    private Suppression entry(RecipientHistory history, Ground ground, Optional<Instant> until) {
        return new Suppression(
                history.recipient(),
                ground,
                Optional.of(end.verdict().reason()),
                end.at(),
                until,
                end.verdict().phrase() + ": " + because(),
                end.key());
    }
}
