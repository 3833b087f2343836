package dev.rebound.core.text;

import java.util.Arrays;

/** First and middle parts of phrases found in a text so far; those of one part are a chain. */
final class Hits {
    private static final int NONE = 0;

    private final int[] latest;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] earlier = new int[64];
    private int size = 1;

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
        if (size == starts.length) grow();
        starts[size] = start;
        ends[size] = end;
        earlier[size] = latest[part];
        latest[part] = size++;
    }

    /**
     * Where the phrase begins whose part begins there; -1 when a part before it is missing.
     *
     * @param part its index in the phrase
     */
    int start(PhraseBook.Phrase<?> phrase, int part, int start) {
        if (part == 0) return start;
        int hit = latest[phrase.parts()[part - 1]];
        int earliest = start - phrase.distances()[part];
        for (; hit != NONE; hit = earlier[hit]) {
            if (ends[hit] > start) continue;
            if (ends[hit] < earliest - Trie.DEEPEST) return -1;
            int begin = ends[hit] < earliest ? -1 : start(phrase, part - 1, starts[hit]);
            if (begin >= 0) return begin;
        }
        return -1;
    }

    private void grow() {
        starts = Arrays.copyOf(starts, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
        earlier = Arrays.copyOf(earlier, size * 2);
    }
}
