package dev.rebound.database;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.DataType;

import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sorted maps, in memory or in one file. Writers come one after the other, and what one of them
 * does to several maps is there whole or not at all, also when the process is killed in the midst
 * of it.
 *
 * <p>A file is written before a write returns. Many writes together are much cheaper: after {@link
 * #group} the file is written several times a second, and {@link #whenWritten} tells when a promise
 * may be made.
 */
public final class Database implements AutoCloseable {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final MVStore store;
    private final Keeping keeping;

    private Database(MVStore store, Function<Lock, Keeping> keeping) {
        this.store = store;
        this.keeping = keeping.apply(lock.writeLock());
    }

    public static Database inMemory() {
        return new Database(new MVStore.Builder().open(), _ -> Keeping.NOTHING);
    }

    /**
     * @param file is made when there is none; its folder is there
     * @throws DatabaseException when it cannot be used
     */
    public static Database in(Path file) {
        StoreFile opened = StoreFile.open(file);
        return new Database(opened.store(), lock -> new FileKeeping(opened, lock));
    }

    /** The map of this name, the same each time. */
    public <K, V> MVMap<K, V> map(String name, DataType<K> keys, DataType<V> values) {
        return write(
                () ->
                        store.openMap(
                                name,
                                new MVMap.Builder<K, V>()
                                        .keyType(new Checked<>(keys))
                                        .valueType(new Checked<>(values))));
    }

    /** A look at all maps as one write has left them. */
    public <T> T read(Supplier<T> what) {
        return under(lock.readLock(), what);
    }

    /**
     * @param what throws only before it has changed anything
     */
    public <T> T write(Supplier<T> what) {
        return under(
                lock.writeLock(),
                () -> {
                    T answer = what.get();
                    keeping.changed();
                    return answer;
                });
    }

    private <T> T under(Lock held, Supplier<T> what) {
        held.lock();
        try {
            keeping.check();
            return what.get();
        } catch (MVStoreException fault) {
            throw keeping.broken(fault);
        } finally {
            held.unlock();
        }
    }

    /** From now on the file is written several times a second. */
    public void group() {
        keeping.group();
    }

    /**
     * Lets somebody who gathers what is written often put it into maps before the file is written.
     */
    public void beforeWriting(Runnable last) {
        keeping.beforeWriting(last);
    }

    /**
     * Runs something as soon as all that was done so far outlives a kill of the process: in the
     * order of asking, and never two at once.
     */
    public void whenWritten(Runnable promise) {
        keeping.whenWritten(promise);
    }

    /** Writes the file, and returns when all that waited for it has run. */
    public void flush() {
        keeping.flush();
    }

    /** Also what a power cut would take is on the disk then. */
    @Override
    public void close() {
        keeping.close();
    }
}
