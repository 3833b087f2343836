package dev.rebound.local.asl;

import dev.rebound.local.Time;

import java.time.Instant;

/** What all branches of an execution share. */
record Run(Tasks tasks, Time time, Instant deadline) {
    /**
     * @throws TimedOut when the execution's own time is up first
     */
    void sleepUntil(Instant due) {
        time.sleepUntil(due.isBefore(deadline) ? due : deadline);
        now();
    }

    /**
     * @throws TimedOut when the execution's own time is up first
     */
    void backOffUntil(Instant due) {
        time.backOffUntil(due.isBefore(deadline) ? due : deadline);
        now();
    }

    /**
     * @throws TimedOut when the execution's own time is up
     */
    Instant now() {
        Instant now = time.instant();
        if (now.isBefore(deadline)) {
            return now;
        }
        throw new TimedOut();
    }
}
