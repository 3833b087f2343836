package dev.rebound.core;

import java.time.Duration;

/**
 * How many strikes of one kind have added up.
 *
 * @param strikes the number within the window, the judged one included
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
        for (Strike later : history.strikes(strike.kind(), window, strike.at().plus(window))) {
            int count = history.strikes(strike.kind(), window, later.at()).size();
            if (Math.min(count, limit) >= Math.min(highest.strikes, limit))
                highest = new Rung(count, later);
        }
        return highest;
    }
}
