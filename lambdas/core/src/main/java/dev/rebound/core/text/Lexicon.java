package dev.rebound.core.text;

import java.util.Arrays;

/**
 * Numbers words, so that phrases are compared by number: an open hash table that is asked with a
 * stretch of a text, without cutting it out. A word that ends in a star stands for all that begin
 * so.
 */
final class Lexicon {
    /** The number of all words that are not in it. */
    static final int UNKNOWN = 0;

    private char[][] words = new char[1 << 13][];
    private int[] hashes = new int[1 << 13];
    private int[] numbers = new int[1 << 13];
    private int known = 1;
    private int shortestPrefix = Integer.MAX_VALUE;

    /** By the last digits of their hash, which beginnings of words there may be. */
    private final boolean[] prefixes = new boolean[1 << 12];

    /** The hash of a text with one more character. */
    static int hash(int hash, char next) {
        return 31 * hash + next;
    }

    /** The number of the word that stands there, which is new perhaps. */
    int add(char[] text, int from, int to, int hash) {
        if (text[to - 1] == '*') {
            shortestPrefix = Math.min(shortestPrefix, to - from - 1);
            prefixes[hash & prefixes.length - 1] = true;
        }
        if (known * 2 > words.length) grow();
        int slot = slot(text, from, to, hash, false);
        if (words[slot] == null) put(slot, Arrays.copyOfRange(text, from, to), hash, known++);
        return numbers[slot];
    }

    /** Gives a word the number of another. */
    void alias(char[] word, char[] other) {
        int number = add(other, 0, other.length, hash(other));
        int hash = hash(word);
        add(word, 0, word.length, hash);
        numbers[slot(word, 0, word.length, hash, false)] = number;
    }

    private static int hash(char[] word) {
        int hash = 0;
        for (char next : word) hash = hash(hash, next);
        return hash;
    }

    /** The number of the word that stands there. */
    int word(char[] text, int from, int to, int hash) {
        return numbers[slot(text, from, to, hash, false)];
    }

    /** The number of the longest known beginning of the word that stands there. */
    int prefix(char[] text, int from, int to) {
        int number = UNKNOWN;
        int hash = 0;
        for (int end = from; end < to; ) {
            hash = hash(hash, text[end++]);
            int starred = hash(hash, '*');
            if (end - from < shortestPrefix || !prefixes[starred & prefixes.length - 1]) continue;
            int slot = slot(text, from, end, starred, true);
            if (words[slot] != null) number = numbers[slot];
        }
        return number;
    }

    private int slot(char[] text, int from, int to, int hash, boolean starred) {
        int mask = words.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (words[slot] != null
                && (hashes[slot] != hash || !isSame(words[slot], text, from, to, starred)))
            slot = slot + 1 & mask;
        return slot;
    }

    private static boolean isSame(char[] word, char[] text, int from, int to, boolean starred) {
        int length = to - from;
        if (word.length != (starred ? length + 1 : length)) return false;
        for (int i = 0; i < length; i++) if (word[i] != text[from + i]) return false;
        return !starred || word[length] == '*';
    }

    private void put(int slot, char[] word, int hash, int number) {
        words[slot] = word;
        hashes[slot] = hash;
        numbers[slot] = number;
    }

    private void grow() {
        char[][] oldWords = words;
        int[] oldHashes = hashes;
        int[] oldNumbers = numbers;
        words = new char[oldWords.length * 2][];
        hashes = new int[words.length];
        numbers = new int[words.length];
        for (int i = 0; i < oldWords.length; i++)
            if (oldWords[i] != null) {
                int slot = slot(oldWords[i], 0, oldWords[i].length, oldHashes[i], false);
                put(slot, oldWords[i], oldHashes[i], oldNumbers[i]);
            }
    }
}
