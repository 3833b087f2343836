package dev.rebound.core;

import java.util.Optional;

/**
 * {@code class.subject.detail} of RFC 3463, with the additions of the IANA registry of RFC 5248.
 */
public record EnhancedStatusCode(int classDigit, int subject, int detail) {
    private static final int MOST_DIGITS = 3;

    /** Empty when the text does not begin with such a code; what may follow it is ignored. */
    public static Optional<EnhancedStatusCode> parse(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') start++;
        int subject = start + 2;
        int subjectEnd = digitsEnd(text, subject);
        int detailEnd = digitsEnd(text, subjectEnd + 1);
        boolean isCode =
                subjectEnd > subject
                        && detailEnd > subjectEnd + 1
                        && "245".indexOf(text.charAt(start)) >= 0
                        && text.charAt(start + 1) == '.'
                        && text.charAt(subjectEnd) == '.'
                        && (detailEnd == text.length()
                                || !Character.isLetterOrDigit(text.charAt(detailEnd)));
        return isCode
                ? Optional.of(
                        new EnhancedStatusCode(
                                text.charAt(start) - '0',
                                Integer.parseInt(text, subject, subjectEnd, 10),
                                Integer.parseInt(text, subjectEnd + 1, detailEnd, 10)))
                : Optional.empty();
    }

    /** Where the digits that begin there end; there itself when there are none. */
    private static int digitsEnd(String text, int from) {
        int end = from;
        int limit = Math.min(text.length(), from + MOST_DIGITS);
        while (end < limit && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
        return end;
    }

    /** Persistent transient failure: it may pass by itself. */
    public boolean isTransient() {
        return classDigit == 4;
    }

    /** {@code 5.0.0} and {@code 4.0.0} say no more than the class does. */
    public boolean isFiller() {
        return subject == 0 && detail == 0;
    }

    @Override
    public String toString() {
        return classDigit + "." + subject + "." + detail;
    }
}
