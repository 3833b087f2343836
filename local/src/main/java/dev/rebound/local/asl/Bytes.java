package dev.rebound.local.asl;

import java.util.Map;

/** How long a value is as JSON in UTF-8, told without writing it. */
final class Bytes {
    /** The most that a state or a task may be given or may return. */
    static final long LIMIT = 262_144;

    private Bytes() {}

    static long of(Object value) {
        return switch (value) {
            case JsonObject object -> object.bytes();
            case JsonArray array -> array.bytes();
            case String string -> ofString(string);
            case Object other -> other.toString().length();
        };
    }

    static long ofObject(Map<String, Object> members) {
        long bytes = 2 + Math.max(0, members.size() - 1);
        for (Map.Entry<String, Object> member : members.entrySet()) {
            bytes += ofString(member.getKey()) + 1 + of(member.getValue());
        }
        return bytes;
    }

    static long ofArray(Object[] items) {
        long bytes = 2 + Math.max(0, items.length - 1);
        for (Object item : items) {
            bytes += of(item);
        }
        return bytes;
    }

    private static long ofString(String string) {
        long bytes = 2;
        for (int i = 0; i < string.length(); i++) {
            bytes += ofChar(string.charAt(i));
        }
        return bytes;
    }

    private static int ofChar(char c) {
        if (c < ' ') {
            return c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r' ? 2 : 6;
        }
        if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        // a pair of surrogates makes four bytes
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
