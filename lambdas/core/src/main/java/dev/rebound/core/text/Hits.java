package dev.rebound.core.text;

import java.util.Arrays;

/** First and middle parts of phrases found in a text so far; those of one part are a chain. */
final class Hits {
    private static final int NONE = 0;
    private static final int START = 0;
    private static final int END = 1;
    private static final int EARLIER = 2;
    private static final int WIDTH = 3;

    private final int[] latest;
    private int[] hits = new int[64 * WIDTH];
    private int next = WIDTH;

    /**
     * @param parts how many there are
     */
    Hits(int parts) {
        latest = new int[parts];
    }

    /**
     * @param start its first word
     * @param end the word behind its last
     */
    void add(int part, int start, int end) {
        if (next == hits.length) hits = Arrays.copyOf(hits, next * 2);
        hits[next + START] = start;
        hits[next + END] = end;
        hits[next + EARLIER] = latest[part];
        latest[part] = next;
        next += WIDTH;
    }

    boolean has(int part) {
        return latest[part] != NONE;
    }

    /**
     * Where the phrase begins whose part begins there; -1 when a part before it is missing.
     *
     * @param part its index in the phrase
     */
    int start(PhraseBook.Phrase<?> phrase, int part, int start) {
        if (part == 0) return start;
        int earliest = start - phrase.distances()[part];
        int hit = latest[phrase.parts()[part - 1]];
        for (; hit != NONE; hit = hits[hit + EARLIER]) {
            int end = hits[hit + END];
            if (end > start) continue;
            if (end < earliest - Trie.DEEPEST) return -1;
            int begin = end < earliest ? -1 : start(phrase, part - 1, hits[hit + START]);
            if (begin >= 0) return begin;
        }
        return -1;
    }
}
