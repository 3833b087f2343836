package dev.rebound.dynamodb;

import dev.rebound.database.Bytes;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How items are written into the file: how many attributes, then of each its name, a letter for its
 * type, and its value.
 */
final class ItemType extends BasicDataType<Item> {
    static final ItemType ITEMS = new ItemType();

    private static final int OBJECT = 64;
    private static final int ATTRIBUTE = 100;

    private ItemType() {}

    @Override
    public int getMemory(Item item) {
        return OBJECT + ATTRIBUTE * item.attributes().size() + item.bytes();
    }

    @Override
    public void write(WriteBuffer buffer, Item item) {
        buffer.putVarInt(item.attributes().size());
        item.attributes()
                .forEach(
                        (name, value) -> {
                            Bytes.putText(buffer, name);
                            write(buffer, value);
                        });
    }

    private static void write(WriteBuffer buffer, AttributeValue value) {
        switch (value.type()) {
            case S -> Bytes.putText(buffer.put((byte) 'S'), value.s());
            case N -> Bytes.putText(buffer.put((byte) 'N'), value.n());
            case BOOL -> buffer.put((byte) (value.bool() ? 'T' : 'F'));
            case B -> Bytes.put(buffer.put((byte) 'B'), value.b().asByteArrayUnsafe());
            case SS -> {
                buffer.put((byte) 'L').putVarInt(value.ss().size());
                value.ss().forEach(text -> Bytes.putText(buffer, text));
            }
            default -> throw Refusals.type(value);
        }
    }

    @Override
    public Item read(ByteBuffer buffer) {
        int count = Bytes.length(buffer);
        Map<String, AttributeValue> attributes = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) attributes.put(Bytes.text(buffer), value(buffer));
        return Item.of(Collections.unmodifiableMap(attributes));
    }

    private static AttributeValue value(ByteBuffer buffer) {
        byte type = buffer.get();
        return switch (type) {
            case 'S' -> AttributeValue.fromS(Bytes.text(buffer));
            case 'N' -> AttributeValue.fromN(Bytes.text(buffer));
            case 'T' -> AttributeValue.fromBool(true);
            case 'F' -> AttributeValue.fromBool(false);
            case 'B' -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(Bytes.get(buffer)));
            case 'L' -> AttributeValue.fromSs(texts(buffer));
            default ->
                    throw DataUtils.newMVStoreException(
                            DataUtils.ERROR_FILE_CORRUPT, "no type of attribute: {0}", type);
        };
    }

    private static List<String> texts(ByteBuffer buffer) {
        int count = Bytes.length(buffer);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) texts.add(Bytes.text(buffer));
        return texts;
    }

    @Override
    public Item[] createStorage(int size) {
        return new Item[size];
    }
}
