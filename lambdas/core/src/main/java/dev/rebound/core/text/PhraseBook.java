package dev.rebound.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds all phrases of a book in a text at once. They are written so:
 *
 * <pre>
 * no such user               these words, one after the other
 * no such (user|mailbox|)    any of these, or nothing
 * {box}                      whatever the vocabulary holds under that name
 * block*                     a word that begins so
 * no such + {box}            two parts, the one right behind the other
 * user ... unknown           two parts, at most seven words between them
 * over quota|mailbox full    either phrase
 * </pre>
 *
 * Words are written as in a {@link PlainText}. Each word of a text starts one walk through a trie
 * of all parts, and no walk is longer than the longest part: no text can make it slow.
 *
 * @param <T> what a phrase stands for
 */
public final class PhraseBook<T> {
    private static final int[] ALONE = {};

    private final Lexicon lexicon = new Lexicon();
    private final Trie trie = new Trie();
    private final List<List<Phrase<T>>> endingIn = new ArrayList<>();

    /**
     * For each phrase that ends in a part, which part must have gone before; 0 when it is alone.
     */
    private int[][] before = new int[1 << 12][];

    private int[] goingOn = new int[1 << 12];
    private int firstParts = 1;
    private final PhraseReader reader;

    /**
     * @param vocabulary what the phrases' {@code {name}} stand for
     */
    public PhraseBook(Map<String, String> vocabulary) {
        reader = new PhraseReader(vocabulary, lexicon, trie);
    }

    /** A phrase found, and where in the plain text it begins and ends. */
    public record Match<T>(T meaning, int start, int end) {}

    /**
     * @param parts by the number of those that go on, all but the last
     */
    record Phrase<T>(int[] parts, int[] distances, T meaning) {}

    /**
     * @throws IllegalArgumentException when the phrase cannot be read
     */
    public void add(String phrase, T meaning) {
        reader.read(
                phrase,
                new PhraseReader.Receiver() {
                    @Override
                    public int newPart() {
                        endingIn.add(new ArrayList<>(1));
                        if (endingIn.size() > before.length)
                            before = Arrays.copyOf(before, before.length * 2);
                        before[endingIn.size() - 1] = ALONE;
                        return endingIn.size() - 1;
                    }

                    @Override
                    public void phrase(int[] parts, int[] distances) {
                        int last = parts.length - 1;
                        int end = parts[last];
                        for (int i = 0; i < last; i++) parts[i] = goingOn(parts[i]);
                        endingIn.get(end).add(new Phrase<>(parts, distances, meaning));
                        int[] known = before[end];
                        before[end] = Arrays.copyOf(known, known.length + 1);
                        before[end][known.length] = last == 0 ? 0 : parts[last - 1];
                    }
                });
    }

    /** The number among the parts behind which a phrase goes on. */
    private int goingOn(int part) {
        if (part >= goingOn.length) goingOn = Arrays.copyOf(goingOn, part * 2);
        if (goingOn[part] == 0) goingOn[part] = firstParts++;
        return goingOn[part];
    }

    /** Has a word that is often misspelt read as the word that is meant. */
    public void addSpelling(String misspelt, String meant) {
        lexicon.alias(misspelt.toCharArray(), meant.toCharArray());
    }

    /** The phrases found in a {@link PlainText}. */
    public List<Match<T>> find(String plain) {
        Search search = new Search(new Sentence(plain, lexicon));
        search.run();
        return search.found;
    }

    /** One text, word by word. */
    private final class Search {
        private final Sentence sentence;
        private final List<Match<T>> found = new ArrayList<>();
        private Hits hits;

        Search(Sentence sentence) {
            this.sentence = sentence;
        }

        void run() {
            for (int start = 0; start < sentence.length(); start++) walk(start, start, Trie.ROOT);
        }

        private void walk(int start, int at, int node) {
            for (int entry = trie.first(node); entry != Trie.NONE; entry = trie.next(entry))
                report(trie.part(entry), start, at);
            if (at == sentence.length()) return;
            step(start, at, node, sentence.word(at));
            step(start, at, node, sentence.prefix(at));
        }

        private void step(int start, int at, int node, int word) {
            int child = word == Lexicon.UNKNOWN ? Trie.NONE : trie.child(node, word);
            if (child != Trie.NONE) walk(start, at + 1, child);
        }

        private void report(int part, int start, int end) {
            int[] first = before[part];
            for (int i = 0; i < first.length; i++)
                if (first[i] == 0 || hits != null && hits.has(first[i]))
                    report(endingIn.get(part).get(i), start, end);
            if (part < goingOn.length && goingOn[part] > 0) goOn(goingOn[part], start, end);
        }

        private void report(Phrase<T> phrase, int start, int end) {
            int last = phrase.parts.length - 1;
            int begin = last == 0 ? start : hits.start(phrase, last, start);
            if (begin < 0) return;
            found.add(new Match<>(phrase.meaning, sentence.start(begin), sentence.end(end - 1)));
        }

        private void goOn(int part, int start, int end) {
            if (hits == null) hits = new Hits(firstParts);
            hits.add(part, start, end);
        }
    }
}
