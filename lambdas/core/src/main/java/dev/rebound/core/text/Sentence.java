package dev.rebound.core.text;

import java.util.Arrays;

/** The words of a plain text: where they stand, and their numbers in a lexicon. */
final class Sentence {
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int[] words = new int[32];
    private int[] prefixes = new int[32];
    private int length;

    Sentence(String plain, Lexicon lexicon) {
        char[] text = plain.toCharArray();
        int at = 0;
        while (at < text.length) {
            int start = at;
            int hash = 0;
            do hash = Lexicon.hash(hash, text[at++]);
            while (at < text.length && text[at] != ' ' && !PlainText.isBetween(text, at));
            add(start, at, lexicon.word(text, start, at, hash), lexicon.prefix(text, start, at));
            if (at < text.length && text[at] == ' ') at++;
        }
    }

    private void add(int start, int end, int word, int prefix) {
        if (length == starts.length) grow();
        starts[length] = start;
        ends[length] = end;
        words[length] = word;
        prefixes[length] = prefix;
        length++;
    }

    int length() {
        return length;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    int word(int word) {
        return words[word];
    }

    int prefix(int word) {
        return prefixes[word];
    }

    private void grow() {
        starts = Arrays.copyOf(starts, length * 2);
        ends = Arrays.copyOf(ends, length * 2);
        words = Arrays.copyOf(words, length * 2);
        prefixes = Arrays.copyOf(prefixes, length * 2);
    }
}
