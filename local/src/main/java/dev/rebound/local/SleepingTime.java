package dev.rebound.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Virtual time for work that sleeps where it is: each piece has a thread of its own, of which one
 * moves at a time.
 */
final class SleepingTime extends VirtualTime<SleepingTime.Fiber> {
    private final ThreadLocal<Fiber> current = new ThreadLocal<>();
    private final Semaphore driver = new Semaphore(0);

    SleepingTime(Instant now) {
        super(now);
    }

    @Override
    public void startAt(Instant due, Runnable work) {
        waitUntil(due, new Fiber(work));
    }

    @Override
    public void sleepUntil(Instant due) {
        Fiber fiber = current.get();
        fiber.stopIfAborted();
        if (!due.isAfter(instant())) return;
        waitUntil(due, fiber);
        fiber.pause();
        fiber.stopIfAborted();
    }

    @Override
    public <T> List<T> all(List<Supplier<T>> work) {
        Fiber parent = current.get();
        parent.stopIfAborted();
        List<Branch<T>> branches = work.stream().map(each -> new Branch<>(each, parent)).toList();
        for (Branch<T> branch : branches) parent.children.add(new Fiber(branch));
        parent.children.forEach(child -> waitUntil(instant(), child));
        if (!branches.isEmpty()) parent.pause();
        return branches.stream().map(Branch::result).toList();
    }

    @Override
    void wake(Fiber fiber) {
        fiber.move();
    }

    /** Work on a thread of its own, which moves only while the driver waits for it. */
    final class Fiber {
        private final Semaphore turn = new Semaphore(0);
        private final List<Fiber> children = new ArrayList<>();
        private final Thread thread;
        private Throwable fault;
        private boolean aborted;

        private Fiber(Runnable work) {
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

        /** Returns when the work sleeps or has ended. */
        private void move() {
            if (thread.getState() == Thread.State.NEW) thread.start();
            else turn.release();
            driver.acquireUninterruptibly();
            if (fault != null)
                throw new IllegalStateException("work on the virtual clock failed", fault);
        }

        private void pause() {
            driver.release();
            turn.acquireUninterruptibly();
        }

        private void abort() {
            aborted = true;
            children.forEach(Fiber::abort);
            if (stopWaiting(fiber -> fiber == this)) waitUntil(instant(), this);
        }

        private void stopIfAborted() {
            if (aborted) throw new CancellationException("work beside it has failed");
        }
    }

    /** One of several pieces of work that a parent waits for. */
    private final class Branch<T> implements Runnable {
        private final Supplier<T> work;
        private final Fiber parent;
        private T result;
        private RuntimeException fault;

        Branch(Supplier<T> work, Fiber parent) {
            this.work = work;
            this.parent = parent;
        }

        @Override
        public void run() {
            Fiber own = current.get();
            try {
                result = work.get();
            } catch (CancellationException stopped) {
                fault = null; // the one that failed first tells what happened
            } catch (RuntimeException thrown) {
                fault = thrown;
            }
            parent.children.remove(own);
            if (fault != null) parent.children.forEach(Fiber::abort);
            if (parent.children.isEmpty()) waitUntil(instant(), parent);
        }

        T result() {
            if (fault != null) throw fault;
            return result;
        }
    }
}
