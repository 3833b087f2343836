package dev.rebound.core;

import java.time.Duration;
import java.time.Instant;

/**
 * How many strikes of one kind have added up, and at which of them.
 *
 * @param strikes the number within the window, the judged one included
 * @param at the latest strike that the judged one adds up to
 */
record Rung(int strikes, Instant at) {
    /**
     * Looks at every window that the strike falls into, also those that end later: when feedback
     * arrives out of order, the last to arrive must still see what the last to happen would have
     * seen. Of the windows that reach the limit the latest counts, of the others the fullest.
     */
    static Rung of(Strike strike, RecipientHistory history, Duration window, int limit) {
        Rung highest = new Rung(1, strike.at());
        for (Strike later : history.strikes(strike.kind(), window, strike.at().plus(window))) {
            int count = history.strikes(strike.kind(), window, later.at()).size();
            if (Math.min(count, limit) >= Math.min(highest.strikes, limit))
                highest = new Rung(count, later.at());
        }
        return highest;
    }
}
