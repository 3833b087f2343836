package dev.rebound.core;

import dev.rebound.core.text.PlainText;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Replies that no rule understands and that differ in names and numbers only.
 *
 * @param template their words in common, with a # for each token of letters and digits
 * @param provider who said so; empty when that is not known
 * @param example one of them as it came
 * @param lastAt when the one happened that came in last
 * @param times how many came
 */
public record Unknown(
        String template, String provider, String example, Instant lastAt, long times) {
    private static final int LONGEST = 200;
    private static final String MASK = "xxmaskxx";
    private static final String SIGN = "[^\\s<>()\\[\\]{}\",;|]";

    /** A whole token with letters and digits that is neither an address nor a URL. */
    private static final Pattern NAME_OR_NUMBER =
            Pattern.compile("(?<!S)(?=S*[a-zA-Z])(?=S*\\d)(?!S*(?:://|@))S+".replace("S", SIGN));

    /**
     * @param bounce one that was not recognised
     */
    public static Unknown of(Bounce bounce, Verdict verdict) {
        boolean known = !verdict.provider().equals(bounce.recipient().domain());
        String text = bounce.dsn().diagnosticCode();
        return new Unknown(
                template(text), known ? verdict.provider() : "", Excerpt.of(text), bounce.at(), 1);
    }

    /** Empty when the text has no words. */
    private static String template(String diagnosticCode) {
        String read =
                diagnosticCode.substring(0, Math.min(diagnosticCode.length(), PlainText.READ));
        String masked = NAME_OR_NUMBER.matcher(read).replaceAll(MASK);
        String words = PlainText.of(masked).replace(MASK, "#");
        String template = words.substring(0, Math.min(words.length(), LONGEST)).strip();
        return template.chars().anyMatch(Character::isLetter) ? template : "";
    }

    public Unknown again(Unknown other) {
        return new Unknown(template, provider, example, other.lastAt, times + 1);
    }
}
