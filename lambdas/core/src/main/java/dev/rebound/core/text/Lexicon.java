package dev.rebound.core.text;

/**
 * Numbers words, so that phrases are compared by number: an open hash table that is asked with a
 * stretch of a text, without cutting it out. The same spelling has two numbers when it also stands
 * for all words that begin so.
 */
final class Lexicon {
    /** The number of all words that are not in it. */
    static final int UNKNOWN = 0;

    private String[] words = new String[1 << 13];
    private int[] numbers = new int[1 << 13];
    private int known = 1;
    private int shortestPrefix = Integer.MAX_VALUE;

    /** The number of the word that stands there; of a beginning of words when it ends in a star. */
    int add(String text, int from, int to) {
        if (text.charAt(to - 1) == '*') shortestPrefix = Math.min(shortestPrefix, to - from - 1);
        if (known * 2 > words.length) grow();
        int slot = slot(text, from, to, false);
        if (words[slot] == null) {
            words[slot] = text.substring(from, to);
            numbers[slot] = known++;
        }
        return numbers[slot];
    }

    /** The number of the word that stands there. */
    int word(String text, int from, int to) {
        return numbers[slot(text, from, to, false)];
    }

    /** The number of the longest known beginning of the word that stands there. */
    int prefix(String text, int from, int to) {
        for (int end = to; end - from >= shortestPrefix; end--) {
            int number = numbers[slot(text, from, end, true)];
            if (number != UNKNOWN) return number;
        }
        return UNKNOWN;
    }

    private int slot(String text, int from, int to, boolean starred) {
        int hash = 0;
        for (int i = from; i < to; i++) hash = 31 * hash + text.charAt(i);
        if (starred) hash = 31 * hash + '*';
        int mask = words.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (words[slot] != null && !isSame(words[slot], text, from, to, starred))
            slot = slot + 1 & mask;
        return slot;
    }

    private static boolean isSame(String word, String text, int from, int to, boolean starred) {
        int length = to - from;
        return word.length() == (starred ? length + 1 : length)
                && word.regionMatches(0, text, from, length)
                && (!starred || word.charAt(length) == '*');
    }

    private void grow() {
        String[] oldWords = words;
        int[] oldNumbers = numbers;
        words = new String[oldWords.length * 2];
        numbers = new int[words.length];
        for (int i = 0; i < oldWords.length; i++)
            if (oldWords[i] != null) {
                int slot = slot(oldWords[i], 0, oldWords[i].length(), false);
                words[slot] = oldWords[i];
                numbers[slot] = oldNumbers[i];
            }
    }
}
