package dev.rebound.local.asl;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/** Writes the events of one line of states, each pointing back at the one before it. */
final class Trail {
    private final Log log;
    private long last;

    private Trail(Log log, long last) {
        this.log = log;
        this.last = last;
    }

    static Trail start(History history, InstantSource clock) {
        return new Trail(new Log(history, clock), 0);
    }

    /** A line that goes off from here. */
    Trail branch() {
        return new Trail(log, last);
    }

    /** Goes on after this event of a branch. */
    void join(long event) {
        last = event;
    }

    /** The details are asked for only if someone keeps them. */
    long add(String type, Supplier<Map<String, Object>> details) {
        last = log.add(last, type, log.history.kept() ? details.get() : Map.of());
        return last;
    }

    long last() {
        return last;
    }

    /** Counts the events of all lines together. */
    private static final class Log {
        private final History history;
        private final InstantSource clock;
        private long count;

        Log(History history, InstantSource clock) {
            this.history = history;
            this.clock = clock;
        }

        synchronized long add(long previous, String type, Map<String, Object> details) {
            count++;
            if (history.kept()) {
                history.add(new HistoryEvent(count, previous, clock.instant(), type, details));
            }
            return count;
        }
    }
}
