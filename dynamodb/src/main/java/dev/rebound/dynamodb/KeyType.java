package dev.rebound.dynamodb;

import dev.rebound.database.Bytes;

import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

import java.nio.ByteBuffer;

/** How keys are written into the file: how many values, then each of them. */
final class KeyType extends BasicDataType<Key> {
    static final KeyType KEYS = new KeyType();

    private static final int OBJECT = 24;

    private KeyType() {}

    @Override
    public int getMemory(Key key) {
        int memory = OBJECT;
        for (int i = 0; i < key.size(); i++) memory += Bytes.memory(key.get(i));
        return memory;
    }

    @Override
    public int compare(Key one, Key other) {
        return one.compareTo(other);
    }

    @Override
    public void write(WriteBuffer buffer, Key key) {
        buffer.putVarInt(key.size());
        for (int i = 0; i < key.size(); i++) Bytes.putText(buffer, key.get(i));
    }

    @Override
    public Key read(ByteBuffer buffer) {
        String[] values = new String[Bytes.length(buffer)];
        for (int i = 0; i < values.length; i++) values[i] = Bytes.text(buffer);
        return new Key(values);
    }

    @Override
    public Key[] createStorage(int size) {
        return new Key[size];
    }
}
