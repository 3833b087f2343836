package dev.rebound.local;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * A clock that stands still while work is done and jumps to where the next wait is over. One piece
 * of work moves at a time, in the order of due times and then of asking: the same input gives the
 * same run. One thread drives it, with {@link #advanceTo} and {@link #runOut}.
 *
 * @param <W> what waits
 */
abstract class VirtualTime<W> implements Time {
    private final PriorityQueue<Waiting<W>> queue =
            new PriorityQueue<>(
                    Comparator.comparing((Waiting<W> each) -> each.due())
                            .thenComparing(Waiting::number));

    private Instant now;
    private long number;

    VirtualTime(Instant now) {
        this.now = now;
    }

    private record Waiting<W>(Instant due, long number, W work) {}

    /** Lets this go on until it waits again or has ended. */
    abstract void wake(W work);

    @Override
    public final Instant instant() {
        return now;
    }

    /**
     * Lets everything happen that falls due until then, and be it now; the clock never goes back.
     */
    final void advanceTo(Instant then) {
        while (!queue.isEmpty() && !queue.peek().due().isAfter(later(now, then))) wakeNext();
        now = later(now, then);
    }

    /** Lets everything happen that is still to come. */
    final void runOut() {
        while (!queue.isEmpty()) wakeNext();
    }

    final void waitUntil(Instant due, W work) {
        queue.add(new Waiting<>(due, number++, work));
    }

    /** Whether any of these waited. */
    final boolean stopWaiting(Predicate<W> work) {
        return queue.removeIf(each -> work.test(each.work()));
    }

    private void wakeNext() {
        Waiting<W> first = queue.poll();
        now = later(now, first.due());
        wake(first.work());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
