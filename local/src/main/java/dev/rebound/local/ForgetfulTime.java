package dev.rebound.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Virtual time for work that keeps nothing while it waits: it is given up, and run again from its
 * beginning when its wait is over. What it did before is not done twice, since effects happen once.
 * So a hundred thousand executions may wait and cost no more than their input.
 */
final class ForgetfulTime extends VirtualTime<Runnable> {
    ForgetfulTime(Instant now) {
        super(now);
    }

    /** Ends work that has to wait. An Error, so that nothing takes it for a failure of the work. */
    private static final class GivenUp extends Error {
        private static final long serialVersionUID = 1;

        private final transient Instant due;

        GivenUp(Instant due) {
            super(null, null, false, false);
            this.due = due;
        }
    }

    @Override
    public void startAt(Instant due, Runnable work) {
        waitUntil(due, work);
    }

    @Override
    public void sleepUntil(Instant due) {
        if (due.isAfter(instant())) throw new GivenUp(due);
    }

    /**
     * Here nothing that fails gets better by waiting, and run again it would forget how often it
     * has tried.
     */
    @Override
    public void backOffUntil(Instant due) {}

    @Override
    public <T> List<T> all(List<Supplier<T>> work) {
        List<T> results = new ArrayList<>();
        GivenUp first = null;
        for (Supplier<T> each : work) {
            try {
                results.add(each.get());
            } catch (GivenUp waiting) {
                first = first == null || waiting.due.isBefore(first.due) ? waiting : first;
            }
        }
        if (first != null) throw first;
        return results;
    }

    @Override
    void wake(Runnable work) {
        try {
            work.run();
        } catch (GivenUp waiting) {
            waitUntil(waiting.due, work);
        }
    }
}
