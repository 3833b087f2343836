package dev.rebound.core.text;

import java.util.Arrays;

/** Parts of phrases found in a text, in the order of the words where they begin. */
final class Hits {
    private static final int PART = 0;
    private static final int START = 1;
    private static final int END = 2;
    private static final int WIDTH = 3;

    private int[] hits = new int[64 * WIDTH];
    private int size;

    /**
     * @param start its first word
     * @param end the word behind its last
     */
    void add(int part, int start, int end) {
        if ((size + 1) * WIDTH > hits.length) hits = Arrays.copyOf(hits, hits.length * 2);
        hits[size * WIDTH + PART] = part;
        hits[size * WIDTH + START] = start;
        hits[size * WIDTH + END] = end;
        size++;
    }

    int size() {
        return size;
    }

    int part(int hit) {
        return hits[hit * WIDTH + PART];
    }

    int start(int hit) {
        return hits[hit * WIDTH + START];
    }

    int end(int hit) {
        return hits[hit * WIDTH + END];
    }
}
