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

    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([2-5]\\d\\d)(?![\\d.])");
    private static final Pattern STATUS_AFTER_REPLY =
            Pattern.compile(
                    "(?<![\\d.])[2-5]\\d\\d[ -]{1,3}#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    public Dsn {
        action = action.strip().toLowerCase(Locale.ROOT);
    }

    public boolean saysNothing() {
        return action.isBlank() && status.isBlank() && diagnosticCode.isBlank();
    }

    /**
     * The enhanced status code: the status field, unless it is a filler ({@code x.0.0}) and the
     * text knows better. In the text a code counts only right behind a reply code, so that no IP
     * address is taken for one.
     */
    public Optional<EnhancedStatusCode> enhancedStatusCode() {
        Optional<EnhancedStatusCode> field = EnhancedStatusCode.parse(status);
        if (field.isPresent() && !field.get().isFiller()) return field;
        Matcher text = STATUS_AFTER_REPLY.matcher(lookedAt());
        return text.find() ? EnhancedStatusCode.parse(text.group(1)) : field;
    }

    /** The first SMTP reply code in the text, such as 550. */
    public Optional<Integer> replyCode() {
        Matcher text = REPLY.matcher(lookedAt());
        return text.find() ? Optional.of(Integer.valueOf(text.group(1))) : Optional.empty();
    }

    private String lookedAt() {
        return diagnosticCode.substring(0, Math.min(diagnosticCode.length(), LOOKED_AT));
    }
}
