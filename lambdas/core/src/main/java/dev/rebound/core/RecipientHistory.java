package dev.rebound.core;

import dev.rebound.core.Suppression.Ground;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is known of one address. It only ever grows towards more knowledge: feedback may be added in
 * any order and any number of times, and the history ends the same.
 *
 * @param strikes the latest of each kind, oldest first
 * @param suppressions the latest of each ground
 * @param notSpamAt complaints up to then were taken back
 * @param clearedAt everything up to then was forgiven by hand
 */
public record RecipientHistory(
        Address recipient,
        NavigableSet<Strike> strikes,
        Map<Ground, Suppression> suppressions,
        Optional<Instant> notSpamAt,
        Optional<Instant> clearedAt) {
    private static final int REMEMBERED_OF_A_KIND = 50;

    public RecipientHistory {
        strikes = Collections.unmodifiableNavigableSet(new TreeSet<>(strikes));
        suppressions = Collections.unmodifiableMap(copy(suppressions));
    }

    public static RecipientHistory of(Address recipient) {
        return new RecipientHistory(
                recipient, new TreeSet<>(), Map.of(), Optional.empty(), Optional.empty());
    }

    public RecipientHistory with(Strike strike) {
        NavigableSet<Strike> more = new TreeSet<>(strikes);
        more.add(strike);
        List<Strike> ofKind = more.stream().filter(other -> other.kind() == strike.kind()).toList();
        if (ofKind.size() > REMEMBERED_OF_A_KIND) more.remove(ofKind.getFirst());
        return new RecipientHistory(recipient, more, suppressions, notSpamAt, clearedAt)
                .withoutTheVoid();
    }

    public RecipientHistory with(Suppression suppression) {
        Map<Ground, Suppression> more = copy(suppressions);
        more.merge(
                suppression.ground(),
                suppression,
                (one, other) -> one.compareTo(other) >= 0 ? one : other);
        return new RecipientHistory(recipient, strikes, more, notSpamAt, clearedAt)
                .withoutTheVoid();
    }

    /** Takes back complaints up to this time, also those that are still to arrive. */
    public RecipientHistory withNotSpam(Instant at) {
        return new RecipientHistory(
                        recipient, strikes, suppressions, later(notSpamAt, at), clearedAt)
                .withoutTheVoid();
    }

    /** Forgives everything up to this time, also what is still to arrive. */
    public RecipientHistory cleared(Instant at) {
        return new RecipientHistory(
                        recipient, strikes, suppressions, notSpamAt, later(clearedAt, at))
                .withoutTheVoid();
    }

    /** The suppression in force, the most important one if there are several. */
    public Optional<Suppression> suppression(Instant now) {
        return suppressions.values().stream().filter(s -> s.isActive(now)).findFirst();
    }

    private RecipientHistory withoutTheVoid() {
        NavigableSet<Strike> struck = new TreeSet<>(strikes);
        struck.removeIf(strike -> isCleared(strike.at()));
        Map<Ground, Suppression> left = copy(suppressions);
        left.values().removeIf(this::isVoid);
        return new RecipientHistory(recipient, struck, left, notSpamAt, clearedAt);
    }

    /**
     * A pause is void, too, once the address was declared dead by the same cause or a later one.
     */
    private boolean isVoid(Suppression suppression) {
        Suppression dead = suppressions.get(Ground.DEAD_ADDRESS);
        return isCleared(suppression.since())
                || suppression.ground() == Ground.COMPLAINT
                        && isUpTo(notSpamAt, suppression.since())
                || suppression.ground() == Ground.PAUSE
                        && dead != null
                        && !suppression.since().isAfter(dead.since());
    }

    private boolean isCleared(Instant at) {
        return isUpTo(clearedAt, at);
    }

    private static boolean isUpTo(Optional<Instant> end, Instant at) {
        return end.isPresent() && !at.isAfter(end.get());
    }

    private static Optional<Instant> later(Optional<Instant> one, Instant other) {
        return one.isPresent() && one.get().isAfter(other) ? one : Optional.of(other);
    }

    private static Map<Ground, Suppression> copy(Map<Ground, Suppression> map) {
        Map<Ground, Suppression> copy = new EnumMap<>(Ground.class);
        copy.putAll(map);
        return copy;
    }
}
