package dev.rebound.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code class.subject.detail} of RFC 3463, with the additions of the IANA registry of RFC 5248.
 */
public record EnhancedStatusCode(int classDigit, int subject, int detail) {
    private static final Pattern FORM =
            Pattern.compile("\\s*([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b.{0,200}", Pattern.DOTALL);

    /** Empty when the text does not begin with such a code; what may follow it is ignored. */
    public static Optional<EnhancedStatusCode> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(of(form)) : Optional.empty();
    }

    private static EnhancedStatusCode of(Matcher form) {
        return new EnhancedStatusCode(number(form, 1), number(form, 2), number(form, 3));
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
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
