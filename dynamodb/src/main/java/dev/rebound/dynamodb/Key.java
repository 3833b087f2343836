package dev.rebound.dynamodb;

import java.util.Arrays;

/**
 * The values of a key's attributes, all of them texts. Hash keys are scattered, as in DynamoDB, so
 * that they are compared quickly; within one, keys are in the order of the bytes of UTF-8. Fewer
 * values come before all that begin with them.
 */
final class Key implements Comparable<Key> {
    private final String[] values;
    private final long scattered;

    Key(String... values) {
        this.values = values;
        this.scattered = values.length == 0 ? 0 : scattered(values[0]);
    }

    /** Where a hash key lies; files are in this order, so that it stays as it is (FNV-1a). */
    private static long scattered(String hashKey) {
        long scattered = 0xcbf29ce484222325L;
        for (int i = 0; i < hashKey.length(); i++)
            scattered = (scattered ^ hashKey.charAt(i)) * 0x100000001b3L;
        return scattered ^ scattered >>> 32;
    }

    String get(int index) {
        return values[index];
    }

    int size() {
        return values.length;
    }

    /** This one with others behind it. */
    Key and(Key other) {
        String[] both = Arrays.copyOf(values, values.length + other.values.length);
        System.arraycopy(other.values, 0, both, values.length, other.values.length);
        return new Key(both);
    }

    /** The last so many of its values. */
    Key last(int count) {
        return new Key(Arrays.copyOfRange(values, values.length - count, values.length));
    }

    @Override
    public int compareTo(Key other) {
        if (scattered != other.scattered) return Long.compare(scattered, other.scattered);
        int both = Math.min(values.length, other.values.length);
        for (int i = 0; i < both; i++) {
            int order = compare(values[i], other.values[i]);
            if (order != 0) return order;
        }
        return values.length - other.values.length;
    }

    /** By the bytes of UTF-8: characters beyond the first plane come last, unlike in Java. */
    static int compare(String one, String other) {
        int both = Math.min(one.length(), other.length());
        for (int i = 0; i < both; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a == b) continue;
            boolean isBeyond = Character.isSurrogate(a);
            if (isBeyond != Character.isSurrogate(b)) return isBeyond ? 1 : -1;
            return a - b;
        }
        return one.length() - other.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
