package dev.rebound.core;

import dev.rebound.core.Suppression.Ground;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is known of one address. It only ever grows towards more knowledge: adding is commutative,
 * associative and idempotent, so that feedback may arrive in any order and any number of times and
 * the history ends the same.
 *
 * @param strikes the latest of them, oldest first
 * @param suppressions the latest of each ground that is not lifted
 * @param lifts up to when the suppressions of a ground are void
 */
public record RecipientHistory(
        Address recipient,
        NavigableSet<Strike> strikes,
        Map<Ground, Suppression> suppressions,
        Map<Ground, Instant> lifts) {
    private static final int REMEMBERED_STRIKES = 50;

    public RecipientHistory {
        strikes = Collections.unmodifiableNavigableSet(new TreeSet<>(strikes));
        suppressions = Collections.unmodifiableMap(copy(suppressions));
        lifts = Collections.unmodifiableMap(copy(lifts));
    }

    public static RecipientHistory of(Address recipient) {
        return new RecipientHistory(recipient, new TreeSet<>(), Map.of(), Map.of());
    }

    public RecipientHistory with(Strike strike) {
        NavigableSet<Strike> more = new TreeSet<>(strikes);
        more.add(strike);
        if (more.size() > REMEMBERED_STRIKES) more.pollFirst();
        return new RecipientHistory(recipient, more, suppressions, lifts);
    }

    public RecipientHistory with(Suppression suppression) {
        Map<Ground, Suppression> more = copy(suppressions);
        more.merge(
                suppression.ground(),
                suppression,
                (one, other) -> one.compareTo(other) >= 0 ? one : other);
        return new RecipientHistory(recipient, strikes, more, lifts).normal();
    }

    /**
     * Voids what is suppressed on this ground for causes up to this time, also those that are still
     * to arrive.
     */
    public RecipientHistory lifted(Ground ground, Instant upTo) {
        Map<Ground, Instant> more = copy(lifts);
        more.merge(ground, upTo, (one, other) -> one.isAfter(other) ? one : other);
        return new RecipientHistory(recipient, strikes, suppressions, more).normal();
    }

    /** The suppression in force, the most important one if there are several. */
    public Optional<Suppression> suppression(Instant now) {
        return suppressions.values().stream().filter(s -> s.isActive(now)).findFirst();
    }

    /** The strikes of a kind that stand within this span before an instant, both ends included. */
    public Collection<Strike> strikes(Strike.Kind kind, Duration span, Instant upTo) {
        return strikes.stream()
                .filter(
                        s ->
                                s.kind() == kind
                                        && !s.at().isAfter(upTo)
                                        && !s.at().isBefore(upTo.minus(span)))
                .toList();
    }

    /**
     * Drops what a lift has voided, and the pause that an address declared dead later no longer
     * needs.
     */
    private RecipientHistory normal() {
        Map<Ground, Suppression> left = copy(suppressions);
        left.values()
                .removeIf(
                        s ->
                                lifts.containsKey(s.ground())
                                        && !s.since().isAfter(lifts.get(s.ground())));
        Suppression dead = left.get(Ground.DEAD_ADDRESS);
        if (dead != null)
            left.computeIfPresent(
                    Ground.PAUSE, (_, pause) -> pause.since().isAfter(dead.since()) ? pause : null);
        return new RecipientHistory(recipient, strikes, left, lifts);
    }

    private static <V> Map<Ground, V> copy(Map<Ground, V> map) {
        Map<Ground, V> copy = new EnumMap<>(Ground.class);
        copy.putAll(map);
        return copy;
    }
}
