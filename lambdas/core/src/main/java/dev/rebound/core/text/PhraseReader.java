package dev.rebound.core.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads phrases, each part of them straight into a trie, all its alternatives side by side. It is
 * read at every cold start: each sign is looked at once.
 *
 * @see PhraseBook
 */
final class PhraseReader {
    /** What is done with each phrase. */
    interface Receiver {
        /** The number of a new part. */
        int newPart();

        /**
         * @param distances how many words may lie between each part and the one before
         */
        void phrase(int[] parts, int[] distances);
    }

    private static final int NEXT = 0;
    private static final int NEAR = 7;

    private final Map<String, String> vocabulary;
    private final Map<String, Integer> partsByText = new HashMap<>();
    private final Lexicon lexicon;
    private final Trie trie;
    private char[] source;
    private int at;

    PhraseReader(Map<String, String> vocabulary, Lexicon lexicon, Trie trie) {
        this.vocabulary = vocabulary;
        this.lexicon = lexicon;
        this.trie = trie;
    }

    /**
     * @throws IllegalArgumentException when it cannot be read
     */
    void read(String phrases, Receiver receiver) {
        source = phrases.toCharArray();
        at = 0;
        phrase(receiver);
        while (takes('|')) phrase(receiver);
        if (at < source.length) throw fault("has a sign too many: " + source[at]);
    }

    private void phrase(Receiver receiver) {
        int[] parts = {part(receiver)};
        int[] distances = {NEXT};
        while (true) {
            int distance = takesDots() ? NEAR : takes('+') ? NEXT : -1;
            if (distance < 0) break;
            parts = with(parts, part(receiver));
            distances = with(distances, distance);
        }
        receiver.phrase(parts, distances);
    }

    /** Parts that are written alike are looked for once. */
    private int part(Receiver receiver) {
        skipSpaces();
        int start = at;
        int[] ends = sequence(Trie.ROOT);
        String written = text(start, at).strip();
        Integer known = partsByText.get(written);
        if (known != null) return known;
        int part = receiver.newPart();
        partsByText.put(written, part);
        for (int node : ends) {
            if (node == Trie.ROOT) throw fault("has a part that may be empty");
            trie.add(node, part);
        }
        return part;
    }

    private int[] sequence(int... from) {
        int[] ends = from;
        while (at < source.length)
            switch (source[at]) {
                case '|', ')', '+', '.' -> {
                    return ends;
                }
                case ' ' -> at++;
                case '(' -> ends = group(ends);
                case '{' -> ends = name(ends);
                default -> ends = word(ends);
            }
        return ends;
    }

    private int[] group(int[] from) {
        at++;
        int[] ends = either(from);
        if (!takes(')')) throw fault("lacks a )");
        return ends;
    }

    private int[] either(int[] from) {
        int[] ends = sequence(from);
        while (takes('|')) ends = union(ends, sequence(from));
        return ends;
    }

    private int[] name(int[] from) {
        int close = close(at);
        String words = close < 0 ? null : vocabulary.get(text(at + 1, close));
        if (words == null) throw fault("has an unknown {name}");
        char[] outer = source;
        source = words.toCharArray();
        at = 0;
        int[] ends = either(from);
        if (at < source.length) throw fault("has a sign too many: " + source[at]);
        source = outer;
        at = close + 1;
        return ends;
    }

    private int[] word(int[] from) {
        int[] ends = from;
        while (at < source.length && isSpelled(source[at])) {
            int start = at;
            int hash = 0;
            do hash = Lexicon.hash(hash, source[at++]);
            while (at < source.length && isSpelled(source[at]) && !PlainText.isBetween(source, at));
            ends = children(ends, lexicon.add(source, start, at, hash));
        }
        if (ends == from) throw fault("has a sign that no plain text has: " + source[at]);
        return ends;
    }

    private static boolean isSpelled(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '*' || c >= 128;
    }

    private int close(int from) {
        int close = from;
        while (close < source.length && source[close] != '}') close++;
        return close < source.length ? close : -1;
    }

    private String text(int from, int to) {
        return new String(source, from, to - from);
    }

    private int[] children(int[] nodes, int word) {
        int[] children = new int[nodes.length];
        for (int i = 0; i < nodes.length; i++) children[i] = trie.childOrNew(nodes[i], word);
        return children;
    }

    private static int[] union(int[] some, int[] others) {
        int[] all = Arrays.copyOf(some, some.length + others.length);
        int size = some.length;
        for (int node : others) if (!contains(some, node)) all[size++] = node;
        return size == all.length ? all : Arrays.copyOf(all, size);
    }

    private static boolean contains(int[] nodes, int node) {
        for (int other : nodes) if (other == node) return true;
        return false;
    }

    private boolean takes(char sign) {
        boolean taken = at < source.length && source[at] == sign;
        if (taken) at++;
        return taken;
    }

    private boolean takesDots() {
        boolean taken = at + 2 < source.length && source[at] == '.' && source[at + 2] == '.';
        if (taken) at += 3;
        return taken;
    }

    private void skipSpaces() {
        while (at < source.length && source[at] == ' ') at++;
    }

    private static int[] with(int[] numbers, int number) {
        int[] more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = number;
        return more;
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("\"" + new String(source) + "\" " + what);
    }
}
