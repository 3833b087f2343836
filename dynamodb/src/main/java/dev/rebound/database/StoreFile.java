package dev.rebound.database;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The file of a database, and beside it one that tells up to which version it is safe on the disk:
 * a file that has lost its end may be read well, as what it was before.
 */
final class StoreFile {
    private static final String FORMAT = "1";
    private static final int CACHED_MEGABYTES = 64;

    /** A few items: a change of one writes all of its page again. */
    private static final int PAGE_BYTES = 4 << 10;

    /** What is overwritten must not be needed to open the file: at least five times a sync. */
    private static final int RETENTION_MILLIS = 10_000;

    private final Path file;
    private final Path mark;
    private final MVStore store;
    private long safeVersion;

    private StoreFile(Path file, MVStore store) {
        this.file = file;
        this.mark = file.resolveSibling(file.getFileName() + ".safe");
        this.store = store;
    }

    static StoreFile open(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            StoreFile opened = new StoreFile(file, store(file));
            try {
                opened.check();
                return opened;
            } catch (DatabaseException | MVStoreException fault) {
                opened.store.closeImmediately();
                throw fault;
            }
        } catch (MVStoreException fault) {
            throw fault(file, fault);
        } catch (IOException fault) {
            throw new DatabaseException(file + ": cannot be used: " + fault, fault);
        }
    }

    /** Whole or not at all, so that an empty file is a fault. */
    private static void make(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        MVStore store = store(draft);
        about(store).put("format", FORMAT);
        store.commit();
        store.sync();
        store.closeImmediately();
        try {
            if (Files.exists(file)) Files.deleteIfExists(draft);
            else Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException otherWasFaster) {
            if (!Files.exists(file)) throw otherWasFaster;
        }
    }

    private static MVStore store(Path file) {
        MVStore store =
                new MVStore.Builder()
                        .fileName(file.toString())
                        .cacheSize(CACHED_MEGABYTES)
                        .compress()
                        .pageSplitSize(PAGE_BYTES)
                        .autoCommitDisabled()
                        .autoCommitBufferSize(0)
                        .open();
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    private static Map<String, String> about(MVStore store) {
        return store.openMap("about");
    }

    private void check() throws IOException {
        if (!store.hasMap("about")) throw damaged(file, "it is none of Rebound's");
        String format = about(store).get("format");
        if (!FORMAT.equals(format))
            throw new DatabaseException(
                    file
                            + ": was written by another Rebound (its format is "
                            + format
                            + ", this one has "
                            + FORMAT
                            + "): use that one, or another folder");
        if (Files.exists(mark)) safeVersion = Long.parseLong(Files.readString(mark).strip());
        if (store.getCurrentVersion() < safeVersion)
            throw damaged(
                    file,
                    "it has lost its end, from version "
                            + store.getCurrentVersion()
                            + " to "
                            + safeVersion);
    }

    MVStore store() {
        return store;
    }

    /** Up to which no power cut takes anything. */
    long safeVersion() {
        return safeVersion;
    }

    void isSafe(long version) {
        Path draft = mark.resolveSibling(mark.getFileName() + ".new");
        try {
            Files.writeString(draft, version + "\n");
            Files.move(draft, mark, StandardCopyOption.ATOMIC_MOVE);
            safeVersion = version;
        } catch (IOException fault) {
            throw unwritable(mark, fault);
        }
    }

    void close() {
        store.closeImmediately();
    }

    DatabaseException fault(MVStoreException fault) {
        return fault(file, fault);
    }

    private static DatabaseException fault(Path file, MVStoreException fault) {
        return switch (fault.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                    new DatabaseException(file + ": another rebound is using it", fault);
            case DataUtils.ERROR_WRITING_FAILED -> unwritable(file, fault);
            default -> damaged(file, withoutVersion(fault.getMessage()));
        };
    }

    private static DatabaseException damaged(Path file, String how) {
        return new DatabaseException(
                file
                        + ": is damaged ("
                        + how
                        + "): put a copy of its folder back, or move the folder away and replay"
                        + " your events");
    }

    private static DatabaseException unwritable(Path file, Exception fault) {
        return new DatabaseException(
                file
                        + ": cannot be written ("
                        + root(fault).getMessage()
                        + "): nothing that was printed is lost, run it again when that is mended",
                fault);
    }

    private static Throwable root(Throwable fault) {
        return fault.getCause() == null ? fault : root(fault.getCause());
    }

    /** MVStore's messages end in its version and code. */
    private static String withoutVersion(String message) {
        return message.lines().findFirst().orElse("").replaceFirst(" \\[[^\\[]*]$", "");
    }
}
