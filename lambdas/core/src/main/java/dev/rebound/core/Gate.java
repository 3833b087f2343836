package dev.rebound.core;

import dev.rebound.core.Suppression.Ground;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * What stops the mail of one stream.
 *
 * @param stoppedBy the grounds of suppression that do
 * @param whenUnreadable what becomes of mail while nobody can tell who is suppressed
 */
public record Gate(Set<Ground> stoppedBy, WhenUnreadable whenUnreadable) {
    public enum WhenUnreadable {
        /** Fail open: a few bounces are the smaller harm. */
        SEND,
        /** Fail closed: it can wait. */
        WAIT
    }

    public Gate {
        stoppedBy = Set.copyOf(stoppedBy);
    }

    /** The suppression that stops it now, the most important one if there are several. */
    public Optional<Suppression> stop(Collection<Suppression> suppressions, Instant now) {
        return suppressions.stream()
                .filter(each -> stoppedBy.contains(each.ground()) && each.isActive(now))
                .min(Comparator.comparing(Suppression::ground));
    }
}
