package dev.rebound.core.text;

import java.util.Arrays;

/**
 * Sequences of words, each standing for the parts of phrases that it spells. Children are found by
 * node and word in one open hash table; the parts of a node are a linked list.
 */
final class Trie {
    static final int ROOT = 0;
    static final int NONE = 0;

    /** No part has more words, as far as the search for the part before is concerned. */
    static final int DEEPEST = 40;

    /** No key is: words are numbered from 1. */
    private static final long FREE = 0;

    private long[] keys = new long[1 << 15];
    private int[] children = new int[1 << 15];
    private int nodes = 1;

    private int[] firstEntry = new int[1 << 14];
    private int[] parts = new int[1 << 14];
    private int[] nextEntry = new int[1 << 14];
    private int entries = 1;

    int childOrNew(int node, int word) {
        int child = child(node, word);
        if (child != NONE) return child;
        if (nodes * 2 > keys.length) grow();
        put((long) node << 32 | word, nodes);
        if (nodes == firstEntry.length) firstEntry = Arrays.copyOf(firstEntry, nodes * 2);
        return nodes++;
    }

    /** {@link #NONE} when there is none: the root is nobody's child, and 0 is no word. */
    int child(int node, int word) {
        long key = (long) node << 32 | word;
        int slot = slot(key);
        return keys[slot] == key ? children[slot] : NONE;
    }

    void add(int node, int part) {
        if (entries == parts.length) {
            parts = Arrays.copyOf(parts, entries * 2);
            nextEntry = Arrays.copyOf(nextEntry, entries * 2);
        }
        parts[entries] = part;
        nextEntry[entries] = firstEntry[node];
        firstEntry[node] = entries++;
    }

    /** The first of a node's entries, or {@link #NONE}. */
    int first(int node) {
        return firstEntry[node];
    }

    int next(int entry) {
        return nextEntry[entry];
    }

    int part(int entry) {
        return parts[entry];
    }

    private void put(long key, int child) {
        int slot = slot(key);
        keys[slot] = key;
        children[slot] = child;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (keys[slot] != key && keys[slot] != FREE) slot = slot + 1 & mask;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldChildren = children;
        keys = new long[oldKeys.length * 2];
        children = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++)
            if (oldKeys[i] != FREE) put(oldKeys[i], oldChildren[i]);
    }
}
