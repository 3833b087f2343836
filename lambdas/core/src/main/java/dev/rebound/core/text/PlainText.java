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
    public static final int READ = 2_000;

    /** Stands for an address at the beginning of a text. */
    static final String ADDRESS = "recipientaddress";

    private static final int LONGEST_TYPE = 20;
    private static final int LONGEST_MARK = 100;
    private static final char DIAERESIS = 0x308;
    private static final boolean[] BETWEEN_TOKENS = signs(" \t\r\n<>()[]{}\",;|");
    private static final boolean[] IN_NUMBERS = signs(".:-#/0123456789");

    private final String text;
    private final char[] words;
    private int length;
    private int at;

    private PlainText(String text) {
        this.text = text;
        this.words = new char[text.length() + ADDRESS.length() + 1];
        this.at = behindType(text);
    }

    public static String of(String text) {
        String read = text.substring(0, Math.min(text.length(), READ));
        return new PlainText(isAscii(read) ? read : withoutAccents(read)).words();
    }

    /** {@code smtp; 550 …}: the type of a diagnostic code (RFC 3464, 2.3.6). */
    private static int behindType(String text) {
        int semicolon = text.indexOf(';');
        boolean isType = semicolon > 0 && semicolon <= LONGEST_TYPE;
        for (int i = 0; isType && i < semicolon; i++)
            isType = Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '-';
        return isType ? semicolon + 1 : 0;
    }

    /** Whether a word ends and another begins there, although no space stands between them. */
    static boolean isBetween(char[] text, int at) {
        return isWord(text[at]) || isWord(text[at - 1]);
    }

    /** Chinese, Japanese and Korean are written without spaces: each sign is a word. */
    private static boolean isWord(char c) {
        return c >= '\u1100' && (c <= '\u11FF' || c >= '\u2E80');
    }

    private String words() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '<' && isMark()) mark();
            else if (is(BETWEEN_TOKENS, c)) at++;
            else token(endOfToken());
        }
        return new String(words, 0, length);
    }

    /** {@code <ana@example.com>} or a tag; a sentence in such brackets is read. */
    private boolean isMark() {
        int end = at + 1;
        int limit = Math.min(text.length(), at + LONGEST_MARK);
        while (end < limit && "<> ".indexOf(text.charAt(end)) < 0) end++;
        return end < limit && text.charAt(end) == '>' && !text.startsWith("http", at + 1);
    }

    private void mark() {
        int end = text.indexOf('>', at);
        if (isAddress(end)) addressed();
        at = end + 1;
    }

    /** {@code <ana@example.com>... User unknown}: dots separate, too. */
    private int endOfToken() {
        int end = at;
        while (end < text.length() && !is(BETWEEN_TOKENS, text.charAt(end))) {
            if (end > at && text.charAt(end) == '.' && text.charAt(end - 1) == '.') break;
            end++;
        }
        return end;
    }

    private void token(int end) {
        if (isUrl()) {
            int host = text.indexOf("//", at) + 2;
            spell(host, Math.min(end, end(host, i -> text.charAt(i) != '/')));
        } else if (isAddress(end)) {
            addressed();
            at = end(sign(end) + 1, i -> isInDomain(text.charAt(i)));
            return;
        } else if (!isNumber(end)) spell(at, end);
        at = Math.max(end, at + 1);
    }

    private static boolean isInDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '@';
    }

    private boolean isUrl() {
        return text.regionMatches(true, at, "http://", 0, 7)
                || text.regionMatches(true, at, "https://", 0, 8);
    }

    private boolean isAddress(int end) {
        return sign(end) < end - 1;
    }

    /** Where the @ of the token stands, or where the token ends. */
    private int sign(int end) {
        int sign = at + 1;
        while (sign < end && text.charAt(sign) != '@') sign++;
        return sign;
    }

    /** Where a text begins with an address, that is what it speaks of. */
    private void addressed() {
        if (length > 0) return;
        ADDRESS.getChars(0, ADDRESS.length(), words, 0);
        length = ADDRESS.length();
    }

    /** A number, a reply code, an enhanced status code or an IP address. */
    private boolean isNumber(int end) {
        for (int i = at; i < end; i++) if (!is(IN_NUMBERS, text.charAt(i))) return false;
        return true;
    }

    private void spell(int from, int to) {
        boolean gap = true;
        for (int i = withoutReplyCode(from, to); i < to; i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '’' || c == '`') continue;
            boolean spelled =
                    c >= 'a' && c <= 'z'
                            || Character.isLetterOrDigit(c)
                            || Character.isSurrogate(c);
            if (spelled) {
                if (gap && length > 0) words[length++] = ' ';
                words[length++] = c >= 'a' && c <= 'z' ? c : Character.toLowerCase(c);
            }
            gap = !spelled;
        }
    }

    /** {@code 550-Requested}: a continued line begins so. */
    private int withoutReplyCode(int from, int to) {
        if (from == to || !isDigit(text.charAt(from))) return from;
        int code = end(from, i -> isDigit(text.charAt(i)) || text.charAt(i) == '.');
        boolean isCode =
                code - from == 3 || text.indexOf('.', from) < code && text.indexOf('.', from) > 0;
        return isCode && code < to && text.charAt(code) == '-' ? code + 1 : from;
    }

    /** The first position from there on where it no longer holds, or the end. */
    private int end(int from, IntPredicate holds) {
        int end = from;
        while (end < text.length() && holds.test(end)) end++;
        return end;
    }

    private static boolean[] signs(String signs) {
        boolean[] table = new boolean[128];
        for (char sign : signs.toCharArray()) table[sign] = true;
        return table;
    }

    private static boolean is(boolean[] signs, char c) {
        return c < 128 && signs[c];
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
