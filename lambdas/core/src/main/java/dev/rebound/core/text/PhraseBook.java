package dev.rebound.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
    private final Lexicon lexicon = new Lexicon();
    private final Trie trie = new Trie();
    private final List<List<Phrase<T>>> endingIn = new ArrayList<>();
    private final PhraseReader reader;

    /**
     * @param vocabulary what the phrases' {@code {name}} stand for
     */
    public PhraseBook(Map<String, String> vocabulary) {
        reader = new PhraseReader(vocabulary, lexicon, trie);
    }

    /** A phrase found, and where in the plain text it begins and ends. */
    public record Match<T>(T meaning, int start, int end) {}

    private record Phrase<T>(int[] parts, int[] distances, T meaning) {}

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
                        return endingIn.size() - 1;
                    }

                    @Override
                    public void phrase(int[] parts, int[] distances) {
                        endingIn.get(parts[parts.length - 1])
                                .add(new Phrase<>(parts, distances, meaning));
                    }
                });
    }

    /** Has a word that is often misspelt read as the word that is meant. */
    public void addSpelling(String misspelt, String meant) {
        lexicon.alias(misspelt.toCharArray(), meant.toCharArray());
    }

    /** Calls back for each phrase found in a {@link PlainText}. */
    public void find(String plain, Consumer<Match<T>> found) {
        Sentence sentence = new Sentence(plain, lexicon);
        Hits hits = hits(sentence);
        for (int last = 0; last < hits.size(); last++) {
            List<Phrase<T>> phrases = endingIn.get(hits.part(last));
            for (int i = 0; i < phrases.size(); i++) {
                Phrase<T> phrase = phrases.get(i);
                int start = start(phrase, phrase.parts.length - 1, last, hits);
                if (start < 0) continue;
                int end = hits.end(last) - 1;
                found.accept(new Match<>(phrase.meaning, sentence.start(start), sentence.end(end)));
            }
        }
    }

    private Hits hits(Sentence sentence) {
        Hits hits = new Hits();
        for (int start = 0; start < sentence.length(); start++)
            walk(sentence, start, start, Trie.ROOT, hits);
        return hits;
    }

    private void walk(Sentence sentence, int start, int at, int node, Hits hits) {
        for (int entry = trie.first(node); entry != Trie.NONE; entry = trie.next(entry))
            hits.add(trie.part(entry), start, at);
        if (at == sentence.length()) return;
        int byWord = trie.child(node, sentence.word(at));
        if (byWord != Trie.NONE) walk(sentence, start, at + 1, byWord, hits);
        int byPrefix = trie.child(node, sentence.prefix(at));
        if (byPrefix != Trie.NONE) walk(sentence, start, at + 1, byPrefix, hits);
    }

    /**
     * The word where the phrase begins whose given part is that hit; -1 when another part is
     * missing.
     */
    private static int start(Phrase<?> phrase, int part, int hit, Hits hits) {
        if (part == 0) return hits.start(hit);
        int latest = hits.start(hit);
        int earliest = latest - phrase.distances[part];
        for (int before = hit - 1; before >= 0; before--) {
            if (hits.start(before) < earliest - Trie.DEEPEST) return -1;
            int end = hits.end(before);
            boolean fits =
                    hits.part(before) == phrase.parts[part - 1] && end >= earliest && end <= latest;
            int start = fits ? start(phrase, part - 1, before, hits) : -1;
            if (start >= 0) return start;
        }
        return -1;
    }
}
