package dev.rebound.core;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What other suppression lists said of an address. Of one ground an earlier entry is kept only if
 * it lasts longer than all later ones, so that nothing is lost when one of them is forgiven.
 */
public record Adopted(NavigableSet<Suppression> entries) {
    static final Adopted NOTHING = new Adopted(Collections.emptyNavigableSet());

    private static final Comparator<Suppression> ORDER =
            Comparator.comparing(Suppression::ground)
                    .thenComparing(Comparator.naturalOrder())
                    .thenComparing(entry -> entry.until().orElse(Instant.MAX))
                    .thenComparing(Suppression::because);

    public Adopted {
        entries = Collections.unmodifiableNavigableSet(entries);
    }

    Adopted with(Suppression entry) {
        return of(Stream.concat(entries.stream(), Stream.of(entry)));
    }

    Adopted without(Predicate<Suppression> forgiven) {
        return of(entries.stream().filter(forgiven.negate()));
    }

    public static Adopted of(Stream<Suppression> entries) {
        NavigableSet<Suppression> all = new TreeSet<>(ORDER);
        entries.forEach(all::add);
        NavigableSet<Suppression> kept = new TreeSet<>(ORDER);
        for (Suppression entry : all.descendingSet())
            if (kept.stream().noneMatch(later -> outlasts(later, entry))) kept.add(entry);
        return new Adopted(kept);
    }

    private static boolean outlasts(Suppression later, Suppression entry) {
        return later.ground() == entry.ground() && later.lastsAsLongAs(entry);
    }
}
