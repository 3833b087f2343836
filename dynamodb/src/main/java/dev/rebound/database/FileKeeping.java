package dev.rebound.database;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;

/**
 * Writes the file of a database: to the operating system at once or several times a second, to the
 * disk each second and at the end. One thread of its own does what is not done at once.
 */
final class FileKeeping implements Keeping {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration SYNC = Duration.ofSeconds(1);
    private static final Duration COMPACTION = Duration.ofSeconds(5);

    /** More than can be written between two ticks; then who asks waits. */
    private static final int MOST_PROMISES = 10_000;

    /** Percent of the file that is of use, and bytes that are moved at a time when it is less. */
    private static final int FULL_ENOUGH = 50;

    private static final int MOVED_AT_ONCE = 16 << 20;

    private final StoreFile file;
    private final MVStore store;
    private final Lock lock;
    private final Thread writer = new Thread(this::write, "database");
    private final Queue<Runnable> promises = new ArrayDeque<>();
    private final List<Runnable> gatherers = new CopyOnWriteArrayList<>();

    private volatile boolean grouped;
    private volatile RuntimeException broken;
    private boolean closed;
    private long synced;
    private long compacted = System.nanoTime();

    /**
     * @param lock that writers hold
     */
    FileKeeping(StoreFile file, Lock lock) {
        this.file = file;
        this.store = file.store();
        this.lock = lock;
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void check() {
        if (broken != null) throw broken;
    }

    @Override
    public RuntimeException broken(MVStoreException fault) {
        if (broken == null) broken = file.fault(fault);
        return broken;
    }

    @Override
    public void changed() {
        if (!grouped) commit();
    }

    private void commit() {
        gatherers.forEach(Runnable::run);
        if (store.hasUnsavedChanges()) store.commit();
    }

    @Override
    public void group() {
        grouped = true;
    }

    @Override
    public void beforeWriting(Runnable last) {
        gatherers.add(last);
    }

    @Override
    public void whenWritten(Runnable promise) {
        boolean many;
        synchronized (promises) {
            promises.add(promise);
            many = promises.size() > MOST_PROMISES;
        }
        if (many || !grouped) flush();
    }

    @Override
    public synchronized void flush() {
        List<Runnable> kept = new ArrayList<>();
        alone(
                () -> {
                    check();
                    synchronized (promises) {
                        kept.addAll(promises);
                        promises.clear();
                    }
                    commit();
                });
        kept.forEach(Runnable::run);
    }

    private void alone(Runnable work) {
        lock.lock();
        try {
            work.run();
        } catch (MVStoreException fault) {
            throw broken(fault);
        } finally {
            lock.unlock();
        }
    }

    /** Never interrupted, since that would close the file. */
    private void write() {
        try {
            while (pause()) {
                flush();
                if (System.nanoTime() - synced > SYNC.toNanos()) sync();
                if (System.nanoTime() - compacted > COMPACTION.toNanos()) compact();
            }
        } catch (RuntimeException fault) { // who uses the database next is told
            broken = fault;
        }
    }

    /**
     * @return whether to go on
     */
    private synchronized boolean pause() {
        try {
            if (!closed) wait(TICK.toMillis());
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
        return !closed;
    }

    private void sync() {
        long version = store.getCurrentVersion();
        if (version == file.safeVersion()) return;
        try {
            store.sync();
        } catch (MVStoreException fault) {
            throw broken(fault);
        }
        file.isSafe(version);
        synced = System.nanoTime();
    }

    private void compact() {
        alone(() -> store.compact(FULL_ENOUGH, MOVED_AT_ONCE));
        compacted = System.nanoTime();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        try {
            if (broken == null) {
                flush();
                sync();
            }
        } finally {
            file.close();
        }
    }
}
