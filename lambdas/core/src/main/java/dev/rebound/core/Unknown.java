package dev.rebound.core;

import dev.rebound.core.text.PlainText;

import java.time.Instant;

/**
 * Replies that no rule understands and that differ in names and numbers only.
 *
 * @param template their words in common, with a # for each that holds a digit
 * @param provider who said so
 * @param example one of them as it came
 * @param lastAt when the last came
 * @param times how many came
 */
public record Unknown(
        String template, String provider, String example, Instant lastAt, long times) {
    private static final int LONGEST = 200;

    /**
     * @param diagnosticCode the text of a bounce that was not recognised
     */
    public static Unknown of(String diagnosticCode, Verdict verdict, Instant at) {
        return new Unknown(
                template(diagnosticCode), verdict.provider(), Excerpt.of(diagnosticCode), at, 1);
    }

    /** Empty when the text has no words. */
    public static String template(String diagnosticCode) {
        String words = PlainText.of(diagnosticCode).replaceAll("\\S*\\d\\S*", "#");
        return words.substring(0, Math.min(words.length(), LONGEST)).strip();
    }

    public Unknown again(Unknown other) {
        Instant latest = lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt;
        return new Unknown(template, provider, example, latest, times + 1);
    }
}
