package dev.rebound.core;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the codes in a server's text (RFC 5321, 4.2 and RFC 2034), character by character. */
final class Codes {
    private static final int NONE = 0;
    private static final int LONGEST_TYPE = 20;

    private static final String SIGNS = ":;<>(['\"|=\n\r\t-";
    private static final Set<String> ANNOUNCE =
            Set.of(
                    "said",
                    "error",
                    "code",
                    "reply",
                    "response",
                    "returned",
                    "was",
                    "smtp",
                    "with",
                    "got",
                    "status");

    private final String text;

    /**
     * @param text as far as it is looked at
     */
    Codes(String text) {
        this.text = text;
    }

    /**
     * The first SMTP reply code from there on; 0 when there is none. It stands at the beginning,
     * behind a sign or a word that announces it, or before an enhanced status code: "building 420"
     * is none.
     */
    int reply(int from) {
        for (int at = from; at + 3 <= text.length(); at++)
            if (isReply(at) && !isPartOfMore(at - 1) && !isPartOfMore(at + 3) && mayReply(at))
                return (digit(at) * 10 + digit(at + 1)) * 10 + digit(at + 2);
        return NONE;
    }

    /**
     * The first enhanced status code that stands where one may: behind a reply code, a bracket or a
     * #, or at the beginning; so that no IP address is taken for one.
     */
    Optional<EnhancedStatusCode> status() {
        for (int at = 0; at + 5 <= text.length(); at++) {
            boolean begins = isClass(at) && text.charAt(at + 1) == '.';
            if (!begins || !mayStand(at)) continue;
            Optional<EnhancedStatusCode> code =
                    EnhancedStatusCode.parse(text.substring(at, Math.min(at + 12, text.length())));
            if (code.isPresent() && !isAddress(at)) return code;
        }
        return Optional.empty();
    }

    private boolean mayStand(int at) {
        int before = at - 1;
        while (before >= 0 && " -#".indexOf(text.charAt(before)) >= 0) before--;
        boolean marked = text.indexOf('#', before + 1, at) >= 0;
        if (marked || before < 0) return true;
        char c = text.charAt(before);
        if (before == at - 1) return c == '(' || c == '[';
        return c == ';' && before <= LONGEST_TYPE
                || before >= 2 && isReply(before - 2) && !isPartOfMore(before - 3);
    }

    /** Whether more than three numbers follow each other, as in an IP address. */
    private boolean isAddress(int at) {
        int dots = 0;
        int end = at;
        for (; end < text.length() && (isDigit(end) || text.charAt(end) == '.'); end++)
            if (text.charAt(end) == '.') dots++;
        return dots > (text.charAt(end - 1) == '.' ? 3 : 2);
    }

    private boolean isReply(int at) {
        return isClass(at)
                && at + 3 <= text.length()
                && isDigit(at + 1)
                && text.charAt(at + 1) < '8'
                && isDigit(at + 2);
    }

    private boolean isClass(int at) {
        char c = text.charAt(at);
        return c == '5' || c == '4' || c == '2';
    }

    private boolean mayReply(int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') before--;
        if (before < 0 || SIGNS.indexOf(text.charAt(before)) >= 0) return true;
        int after = at + 4;
        if (after + 1 < text.length() && isClass(after) && text.charAt(after + 1) == '.')
            return true;
        int word = before;
        while (word >= 0 && Character.isLetter(text.charAt(word))) word--;
        return ANNOUNCE.contains(text.substring(word + 1, before + 1).toLowerCase(Locale.ROOT));
    }

    private boolean isPartOfMore(int at) {
        if (at < 0 || at >= text.length()) return false;
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '.' && at + 1 < text.length() && isDigit(at + 1);
    }

    private boolean isDigit(int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private int digit(int at) {
        return text.charAt(at) - '0';
    }
}
