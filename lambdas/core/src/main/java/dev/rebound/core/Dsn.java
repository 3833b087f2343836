package dev.rebound.core;

import dev.rebound.core.text.PlainText;

import java.util.Locale;
import java.util.Optional;

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
    private static final String GIVEN_UP = "550 4.4.7";

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
        return new Codes(lookedAt()).status().or(() -> field);
    }

    /**
     * The first SMTP reply code in the text, such as 550. The one with which SES gives up is not
     * the server's; what the server said last may follow it.
     */
    public Optional<Integer> replyCode() {
        String text = lookedAt();
        int givenUp = text.indexOf(GIVEN_UP);
        int code = new Codes(text).reply(givenUp < 0 ? 0 : givenUp + GIVEN_UP.length());
        return code == 0 ? Optional.empty() : Optional.of(code);
    }

    private String lookedAt() {
        return diagnosticCode.substring(0, Math.min(diagnosticCode.length(), PlainText.READ));
    }
}
