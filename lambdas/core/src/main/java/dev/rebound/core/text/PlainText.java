package dev.rebound.core.text;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/**
 * A text reduced to what it says: lower-case words with one space between them. Codes, numbers,
 * addresses, markup, the paths of URLs, punctuation and the accents of Latin letters are gone; the
 * host of a URL stays, since it tells who speaks.
 */
public final class PlainText {
    /** Replies are short, and time must not grow with junk: only this much of a text is read. */
    static final int READ = 2_000;

    private static final int LONGEST_MARK = 100;
    private static final char DIAERESIS = 0x308;
    private static final String BETWEEN_TOKENS = " \t\r\n<>()[]{}\",;|";

    private final String text;
    private final StringBuilder words;
    private int at;

    private PlainText(String text) {
        this.text = text;
        this.words = new StringBuilder(text.length() + 1);
    }

    public static String of(String text) {
        String read = text.substring(0, Math.min(text.length(), READ));
        return new PlainText(isAscii(read) ? read : withoutAccents(read)).words();
    }

    /** Where the word ends that begins there. */
    static int wordEnd(String plain, int start) {
        if (isWord(plain.charAt(start))) return start + 1;
        int end = start + 1;
        while (end < plain.length() && plain.charAt(end) != ' ' && !isWord(plain.charAt(end)))
            end++;
        return end;
    }

    /** Where the next word begins. */
    static int nextWord(String plain, int start) {
        int end = wordEnd(plain, start);
        return end < plain.length() && plain.charAt(end) == ' ' ? end + 1 : end;
    }

    /** Chinese, Japanese and Korean are written without spaces: each sign is a word. */
    static boolean isWord(char c) {
        return c >= '\u1100' && (c <= '\u11FF' || c >= '\u2E80');
    }

    private String words() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '<' && isMark()) at = text.indexOf('>', at) + 1;
            else if (BETWEEN_TOKENS.indexOf(c) >= 0) at++;
            else token(end(at, i -> BETWEEN_TOKENS.indexOf(text.charAt(i)) < 0));
        }
        return words.toString();
    }

    /** {@code <ana@example.com>} or a tag; a sentence in such brackets is read. */
    private boolean isMark() {
        int end = end(at + 1, i -> text.charAt(i) != '>' && text.charAt(i) != ' ');
        boolean closed = end < text.length() && text.charAt(end) == '>';
        return closed && end - at <= LONGEST_MARK && !text.startsWith("http", at + 1);
    }

    private void token(int end) {
        if (isUrl()) {
            int host = text.indexOf("//", at) + 2;
            spell(host, Math.min(end, end(host, i -> text.charAt(i) != '/')));
        } else if (!isAddress(end) && !isNumber(end)) spell(at, end);
        at = end;
    }

    private boolean isUrl() {
        return text.regionMatches(true, at, "http://", 0, 7)
                || text.regionMatches(true, at, "https://", 0, 8);
    }

    private boolean isAddress(int end) {
        int sign = text.indexOf('@', at + 1);
        return sign > 0 && sign < end - 1;
    }

    /** A number, a reply code, an enhanced status code or an IP address. */
    private boolean isNumber(int end) {
        return end(at, i -> ".:-#/".indexOf(text.charAt(i)) >= 0 || isDigit(text.charAt(i))) >= end;
    }

    private void spell(int from, int to) {
        boolean gap = true;
        for (int i = withoutReplyCode(from, to); i < to; i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '’' || c == '`') continue;
            boolean spelled = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
            if (spelled) {
                if (gap && !words.isEmpty()) words.append(' ');
                words.append(Character.toLowerCase(c));
            }
            gap = !spelled;
        }
    }

    /** {@code 550-Requested}: a continued line begins so. */
    private int withoutReplyCode(int from, int to) {
        int code = end(from, i -> isDigit(text.charAt(i)) || text.charAt(i) == '.');
        return code - from >= 3 && code < to && text.charAt(code) == '-' ? code + 1 : from;
    }

    /** The first position from there on where it no longer holds, or the end. */
    private int end(int from, IntPredicate holds) {
        int end = from;
        while (end < text.length() && holds.test(end)) end++;
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 128) return false;
        return true;
    }

    /**
     * Accents of Latin letters go, and two dots from wherever they are; what else other scripts
     * write above or below a sign stays.
     */
    private static String withoutAccents(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length() && plain.length() < READ; i++) {
            char c = apart.charAt(i);
            boolean accent = c >= 0x300 && c <= 0x36F && isLatin(plain);
            if (!accent && c != DIAERESIS) plain.append(c);
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static boolean isLatin(StringBuilder before) {
        return !before.isEmpty() && before.charAt(before.length() - 1) < 0x250;
    }
}
