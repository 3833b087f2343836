package dev.rebound.database;

import org.h2.mvstore.MVStoreException;

/** How a database outlives its process. */
interface Keeping {
    /**
     * @throws DatabaseException when it is of no use any more
     */
    void check();

    /** Something may have been changed, by whoever has the lock. */
    void changed();

    /** What to throw; nothing more is read or written. */
    RuntimeException broken(MVStoreException fault);

    void group();

    void beforeWriting(Runnable last);

    void whenWritten(Runnable promise);

    void flush();

    void close();

    /** It does not. */
    Keeping NOTHING =
            new Keeping() {
                @Override
                public void check() {}

                @Override
                public void changed() {}

                @Override
                public RuntimeException broken(MVStoreException fault) {
                    return fault;
                }

                @Override
                public void group() {}

                @Override
                public void beforeWriting(Runnable last) {}

                @Override
                public void whenWritten(Runnable promise) {
                    promise.run();
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
}
