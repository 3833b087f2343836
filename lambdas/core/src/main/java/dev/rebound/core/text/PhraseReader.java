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
    private static final String ENDS_A_WORD = " |(){}+…";

    private final Map<String, String> vocabulary;
    private final Map<String, Integer> partsByName = new HashMap<>();
    private final Lexicon lexicon;
    private final Trie trie;
    private String source;
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
        source = phrases;
        at = 0;
        phrase(receiver);
        while (takes('|')) phrase(receiver);
        if (at < source.length()) throw fault("has a sign too many: " + source.charAt(at));
    }

    private void phrase(Receiver receiver) {
        int[] parts = {part(receiver)};
        int[] distances = {NEXT};
        while (true) {
            int distance = takes('…') ? NEAR : takes('+') ? NEXT : -1;
            if (distance < 0) break;
            parts = with(parts, part(receiver));
            distances = with(distances, distance);
        }
        receiver.phrase(parts, distances);
    }

    private int part(Receiver receiver) {
        int start = skipSpaces();
        int[] ends = sequence(Trie.ROOT);
        String name = nameAlone(start);
        Integer known = partsByName.get(name);
        if (known != null) return known;
        int part = receiver.newPart();
        if (!name.isEmpty()) partsByName.put(name, part);
        for (int node : ends) {
            if (node == Trie.ROOT) throw fault("has a part that may be empty");
            trie.add(node, part);
        }
        return part;
    }

    /** The name when the part just read is nothing but {@code {name}}; such parts are shared. */
    private String nameAlone(int start) {
        if (start == source.length() || source.charAt(start) != '{') return "";
        int close = source.indexOf('}', start);
        return source.substring(close + 1, at).isBlank() ? source.substring(start + 1, close) : "";
    }

    private int[] sequence(int... from) {
        int[] ends = from;
        while (at < source.length())
            switch (source.charAt(at)) {
                case '|', ')', '+', '…' -> {
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
        int close = source.indexOf('}', at);
        String text = close < 0 ? null : vocabulary.get(source.substring(at + 1, close));
        if (text == null) throw fault("has an unknown {name}");
        String outer = source;
        source = text;
        at = 0;
        int[] ends = either(from);
        if (at < source.length()) throw fault("has a sign too many: " + source.charAt(at));
        source = outer;
        at = close + 1;
        return ends;
    }

    private int[] word(int[] from) {
        int start = at;
        int[] ends = from;
        while (at < source.length() && ENDS_A_WORD.indexOf(source.charAt(at)) < 0) {
            char c = source.charAt(at++);
            if (isForeign(c)) throw fault("has a sign that no plain text has: " + c);
            boolean ended = at == source.length() || ENDS_A_WORD.indexOf(source.charAt(at)) >= 0;
            if (!ended && !PlainText.isWord(c) && !PlainText.isWord(source.charAt(at))) continue;
            ends = children(ends, lexicon.add(source, start, at));
            start = at;
        }
        return ends;
    }

    private static boolean isForeign(char c) {
        return c < 128 && c != '*' && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
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
        boolean taken = at < source.length() && source.charAt(at) == sign;
        if (taken) at++;
        return taken;
    }

    private int skipSpaces() {
        while (at < source.length() && source.charAt(at) == ' ') at++;
        return at;
    }

    private static int[] with(int[] numbers, int number) {
        int[] more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = number;
        return more;
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("\"" + source + "\" " + what);
    }
}
