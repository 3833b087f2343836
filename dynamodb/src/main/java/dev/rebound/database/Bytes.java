package dev.rebound.database;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts and bytes in the file: their length in bytes, then these; text in UTF-8. */
public final class Bytes {
    private static final int STRING = 56;

    private Bytes() {}

    public static void putText(WriteBuffer buffer, String text) {
        put(buffer, text.getBytes(StandardCharsets.UTF_8));
    }

    public static String text(ByteBuffer buffer) {
        return new String(get(buffer), StandardCharsets.UTF_8);
    }

    public static void put(WriteBuffer buffer, byte[] bytes) {
        buffer.putVarInt(bytes.length).put(bytes);
    }

    public static byte[] get(ByteBuffer buffer) {
        byte[] bytes = new byte[length(buffer)];
        buffer.get(bytes);
        return bytes;
    }

    public static int length(ByteBuffer buffer) {
        return DataUtils.readVarInt(buffer);
    }

    /** About how many bytes it takes in memory. */
    public static int memory(String text) {
        return STRING + text.length();
    }
}
