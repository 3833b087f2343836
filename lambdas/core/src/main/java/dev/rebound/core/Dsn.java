package dev.rebound.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the delivery status notification said of one recipient (RFC 3464). A field is empty when SES
 * did not pass it on; all of them are when there was no such notification, as with automatic
 * replies.
 *
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed}, {@code
 *     expanded} or anything else
 * @param status the enhanced status code field, such as {@code 5.1.1}
 * @param diagnosticCode the remote server's text, such as {@code smtp; 550 5.1.1 no such user}
 * @param reportingMta who reported it, such as {@code dns; a7-12.smtp-out.eu-west-1.amazonses.com}
 */
public record Dsn(String action, String status, String diagnosticCode, String reportingMta) {
    /**
     * Only the first part of a text is looked at: replies are short, and time must not grow with
     * junk.
     */
    private static final int LOOKED_AT = 2_000;

    private static final String GIVEN_UP = "550 4.4.7";

    private static final Pattern REPLY =
            Pattern.compile(
                    "(?<![\\w.-])([245][0-7]\\d)(?![\\w.])(?! ?(?:[kmg]?b|bytes|minutes|seconds|messages|hours|days|characters)\\b)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS_AFTER_REPLY =
            Pattern.compile(
                    "(?:(?<![\\w.])[245]\\d\\d[ -]{1,3}#?|[(#\\[]|^[\\w-]{0,12}; {0,3}|^)([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");

    public Dsn {
        action = action.strip().toLowerCase(Locale.ROOT);
    }

    public boolean saysNothing() {
        return action.isBlank() && status.isBlank() && diagnosticCode.isBlank();
    }

    /**
     * The enhanced status code: the status field, unless it is a filler ({@code x.0.0}) and the
     * text knows better. In the text a code counts only right behind a reply code, a bracket or a
     * #, or at the beginning, so that no IP address is taken for one.
     */
    public Optional<EnhancedStatusCode> enhancedStatusCode() {
        Optional<EnhancedStatusCode> field = EnhancedStatusCode.parse(status);
        if (field.isPresent() && !field.get().isFiller()) return field;
        Matcher text = STATUS_AFTER_REPLY.matcher(lookedAt());
        return text.find() ? EnhancedStatusCode.parse(text.group(1)) : field;
    }

    /**
     * The first SMTP reply code in the text, such as 550. The one with which SES gives up is not
     * the server's; what the server said last may follow it.
     */
    public Optional<Integer> replyCode() {
        int givenUp = diagnosticCode.indexOf(GIVEN_UP);
        Matcher text = REPLY.matcher(lookedAt());
        boolean found =
                givenUp < 0 || givenUp > LOOKED_AT - GIVEN_UP.length()
                        ? text.find()
                        : text.find(givenUp + GIVEN_UP.length());
        return found ? Optional.of(Integer.valueOf(text.group(1))) : Optional.empty();
    }

    private String lookedAt() {
        return diagnosticCode.substring(0, Math.min(diagnosticCode.length(), LOOKED_AT));
    }
}
