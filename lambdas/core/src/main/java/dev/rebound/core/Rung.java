package dev.rebound.core;

import java.time.Duration;
import java.time.Instant;

/**
 * How many strikes of one kind have added up.
 *
 * @param strikes the number of messages within the window, the judged one included
 * @param last the latest strike that the judged one adds up to; itself, unless feedback arrived out
 *     of order
 */
record Rung(int strikes, Strike last) {
    /**
     * Looks at every window that the strike falls into, also those that end later: when feedback
     * arrives out of order, the last to arrive must still see what the last to happen would have
     * seen. Of the windows that reach the limit the latest counts, of the others the fullest.
     */
    static Rung of(Strike strike, RecipientHistory history, Duration window, int limit) {
        Rung highest = new Rung(1, strike);
        for (Strike end : history.strikes()) {
            if (end.kind() != strike.kind() || !within(window, end.at(), strike)) continue;
            int count = count(history, end, window);
            if (Math.min(count, limit) >= Math.min(highest.strikes, limit))
                highest = new Rung(count, end);
        }
        return highest;
    }

    private static int count(RecipientHistory history, Strike end, Duration window) {
        return (int)
                history.strikes().stream()
                        .filter(each -> each.kind() == end.kind() && within(window, end.at(), each))
                        .map(Strike::messageId)
                        .distinct()
                        .count();
    }

    /** Whether a strike falls into the window that ends then, both ends included. */
    private static boolean within(Duration window, Instant end, Strike strike) {
        return !strike.at().isAfter(end) && !strike.at().isBefore(end.minus(window));
    }
}
