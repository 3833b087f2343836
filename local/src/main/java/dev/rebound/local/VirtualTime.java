package dev.rebound.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * A clock that stands still while work is done and jumps to where the next sleeper wakes. All work
 * goes on side by side, but only one piece moves at a time, in the order of due times and then of
 * falling asleep: the same input gives the same run. One thread drives it, with {@link #advanceTo}
 * and {@link #runOut}.
 */
public final class VirtualTime implements Time {
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparing(Sleeper::due).thenComparing(Sleeper::number));
    private final ThreadLocal<Fiber> current = new ThreadLocal<>();
    private final Semaphore driver = new Semaphore(0);
    private Instant now;
    private long number;

    public VirtualTime(Instant now) {
        this.now = now;
    }

    private record Sleeper(Instant due, long number, Fiber fiber) {}

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void start(Runnable work) {
        wakeAt(now, new Fiber(work));
    }

    @Override
    public void sleepUntil(Instant due) {
        Fiber fiber = current.get();
        fiber.stopIfAborted();
        if (!due.isAfter(now)) return;
        wakeAt(due, fiber);
        fiber.pause();
        fiber.stopIfAborted();
    }

    @Override
    public <T> List<T> all(List<Callable<T>> work) {
        Fiber parent = current.get();
        parent.stopIfAborted();
        List<Branch<T>> branches = work.stream().map(each -> new Branch<>(each, parent)).toList();
        for (Branch<T> branch : branches) parent.children.add(new Fiber(branch));
        parent.children.forEach(child -> wakeAt(now, child));
        if (!branches.isEmpty()) parent.pause();
        return branches.stream().map(Branch::result).toList();
    }

    /**
     * Lets everything happen that falls due until then, and be it now; the clock never goes back.
     */
    public void advanceTo(Instant then) {
        while (!sleepers.isEmpty() && !sleepers.peek().due().isAfter(later(now, then))) wakeNext();
        now = later(now, then);
    }

    /** Lets everything happen that is still to come. */
    public void runOut() {
        while (!sleepers.isEmpty()) wakeNext();
    }

    private void wakeNext() {
        Sleeper first = sleepers.poll();
        now = later(now, first.due());
        first.fiber().move();
    }

    private void wakeAt(Instant due, Fiber fiber) {
        sleepers.add(new Sleeper(due, number++, fiber));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Work on a thread of its own, which moves only while the driver waits for it. */
    private final class Fiber {
        private final Semaphore turn = new Semaphore(0);
        private final List<Fiber> children = new ArrayList<>();
        private final Thread thread;
        private Throwable fault;
        private boolean aborted;

        Fiber(Runnable work) {
            thread = Thread.ofVirtual().unstarted(() -> run(work));
        }

        private void run(Runnable work) {
            current.set(this);
            try {
                work.run();
            } catch (Throwable thrown) { // it travels: move() throws it on the driver's thread
                fault = thrown;
            }
            driver.release();
        }

        /** Called by the driver; returns when the work sleeps or has ended. */
        void move() {
            if (thread.getState() == Thread.State.NEW) thread.start();
            else turn.release();
            driver.acquireUninterruptibly();
            if (fault != null)
                throw new IllegalStateException("work on the virtual clock failed", fault);
        }

        void pause() {
            driver.release();
            turn.acquireUninterruptibly();
        }

        void abort() {
            aborted = true;
            children.forEach(Fiber::abort);
            if (sleepers.removeIf(sleeper -> sleeper.fiber() == this)) wakeAt(now, this);
        }

        void stopIfAborted() {
            if (aborted) throw new CancellationException("work beside it has failed");
        }
    }

    /** One of several pieces of work that a parent waits for. */
    private final class Branch<T> implements Runnable {
        private final Callable<T> work;
        private final Fiber parent;
        private T result;
        private RuntimeException fault;

        Branch(Callable<T> work, Fiber parent) {
            this.work = work;
            this.parent = parent;
        }

        @Override
        public void run() {
            Fiber own = current.get();
            try {
                result = work.call();
            } catch (CancellationException stopped) {
                fault = null; // the one that failed first tells what happened
            } catch (RuntimeException thrown) {
                fault = thrown;
            } catch (Exception thrown) {
                fault = new IllegalStateException(thrown);
            }
            parent.children.remove(own);
            if (fault != null) parent.children.forEach(Fiber::abort);
            if (parent.children.isEmpty()) wakeAt(now, parent);
        }

        T result() {
            if (fault != null) throw fault;
            return result;
        }
    }
}
