package dev.rebound.database;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A type of keys or values of which each page has a checksum, since a page of MVStore's has one of
 * its head alone. In front of them stand their length in bytes and the CRC-32C of these.
 */
record Checked<T>(DataType<T> plain) implements DataType<T> {
    private static final int HEAD = 2 * Integer.BYTES;

    @Override
    public void write(WriteBuffer buffer, Object storage, int count) {
        int head = buffer.position();
        buffer.putInt(0).putInt(0);
        plain.write(buffer, storage, count);
        int end = buffer.position();
        ByteBuffer written = buffer.getBuffer();
        int length = end - head - HEAD;
        written.putInt(head, length);
        written.putInt(head + Integer.BYTES, checksum(written, head + HEAD, length));
    }

    @Override
    public void read(ByteBuffer buffer, Object storage, int count) {
        int length = buffer.getInt();
        int checksum = buffer.getInt();
        if (length < 0
                || length > buffer.remaining()
                || checksum != checksum(buffer, buffer.position(), length))
            throw DataUtils.newMVStoreException(
                    DataUtils.ERROR_FILE_CORRUPT, "a page differs from its checksum");
        plain.read(buffer, storage, count);
    }

    private static int checksum(ByteBuffer buffer, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.slice(from, length));
        return (int) checksum.getValue();
    }

    @Override
    public void write(WriteBuffer buffer, T value) {
        plain.write(buffer, value);
    }

    @Override
    public T read(ByteBuffer buffer) {
        return plain.read(buffer);
    }

    @Override
    public int compare(T one, T other) {
        return plain.compare(one, other);
    }

    @Override
    public int binarySearch(T key, Object storage, int size, int guess) {
        return plain.binarySearch(key, storage, size, guess);
    }

    @Override
    public int getMemory(T value) {
        return plain.getMemory(value);
    }

    @Override
    public boolean isMemoryEstimationAllowed() {
        return plain.isMemoryEstimationAllowed();
    }

    @Override
    public T[] createStorage(int size) {
        return plain.createStorage(size);
    }
}
