package dev.rebound.core;

import static dev.rebound.core.Blame.MESSAGE;
import static dev.rebound.core.Blame.PROVIDER;
import static dev.rebound.core.Blame.RECIPIENT;
import static dev.rebound.core.Blame.SENDER;
import static dev.rebound.core.Reason.*;
import static dev.rebound.core.Verdict.Gravity.DOUBTFUL;
import static dev.rebound.core.Verdict.Gravity.FINAL;
import static dev.rebound.core.Verdict.Gravity.PASSING;

import dev.rebound.core.Verdict.Gravity;

import java.util.Optional;

/**
 * What an enhanced status code says: RFC 3463, the IANA registry "SMTP Enhanced Status Codes", and
 * the codes above 5.7.100 that Google and Microsoft publish for their own servers.
 */
final class StatusCodes {
    private StatusCodes() {}

    /** The verdict of a code that says something definite. */
    static Optional<Verdict> telling(EnhancedStatusCode code) {
        return switch (code.subject()) {
            case 1 -> addressing(code);
            case 2 -> mailbox(code);
            case 3 -> mailSystem(code);
            case 4 -> network(code);
            case 6 -> verdict(code, CONTENT_REJECTED, MESSAGE, FINAL);
            case 7 -> policy(code);
            default -> Optional.empty();
        };
    }

    /**
     * "Not authorised" without saying why: believed only when the bounce subtype is silent, too.
     */
    static Optional<Verdict> vague(EnhancedStatusCode code) {
        if (code.subject() != 7) return Optional.empty();
        return code.isTransient()
                ? verdict(code, GREYLISTED, PROVIDER, PASSING)
                : verdict(code, SENDER_REPUTATION, SENDER, FINAL);
    }

    private static Optional<Verdict> addressing(EnhancedStatusCode code) {
        return switch (code.detail()) {
            case 0, 1, 3, 4 -> verdict(code, NO_SUCH_MAILBOX, RECIPIENT, FINAL);
            case 2 -> verdict(code, NO_SUCH_DOMAIN, RECIPIENT, DOUBTFUL);
            case 6 -> verdict(code, MAILBOX_MOVED, RECIPIENT, FINAL);
            case 7, 8 -> verdict(code, SENDER_MISCONFIGURED, SENDER, FINAL);
            case 10 -> verdict(code, ACCEPTS_NO_MAIL, RECIPIENT, FINAL);
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> mailbox(EnhancedStatusCode code) {
        return switch (code.detail()) {
            case 1 -> verdict(code, MAILBOX_DISABLED, RECIPIENT, FINAL);
            case 2 -> verdict(code, MAILBOX_FULL, RECIPIENT, PASSING);
            case 3 -> verdict(code, MESSAGE_TOO_LARGE, MESSAGE, FINAL);
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> mailSystem(EnhancedStatusCode code) {
        return switch (code.detail()) {
            case 1, 2, 5 -> verdict(code, SERVER_UNAVAILABLE, PROVIDER, PASSING);
            case 3 -> verdict(code, MALFORMED_MESSAGE, MESSAGE, FINAL);
            case 4 -> verdict(code, MESSAGE_TOO_LARGE, MESSAGE, FINAL);
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> network(EnhancedStatusCode code) {
        return switch (code.detail()) {
            // RFC 3463 means "no answer from host", which is never permanent; Microsoft answers
            // 5.4.1 for unknown recipients
            case 1 ->
                    code.isTransient()
                            ? verdict(code, NETWORK_FAILURE, PROVIDER, PASSING)
                            : verdict(code, NO_SUCH_MAILBOX, RECIPIENT, DOUBTFUL);
            // SES itself: "550 5.4.4 Invalid domain", filed under Transient
            case 4 ->
                    code.isTransient()
                            ? verdict(code, NETWORK_FAILURE, PROVIDER, PASSING)
                            : verdict(code, NO_SUCH_DOMAIN, RECIPIENT, DOUBTFUL);
            case 0, 2 -> verdict(code, NETWORK_FAILURE, PROVIDER, PASSING);
            case 3, 5, 6 -> verdict(code, SERVER_UNAVAILABLE, PROVIDER, PASSING);
            case 7 -> verdict(code, EXPIRED, PROVIDER, PASSING);
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> policy(EnhancedStatusCode code) {
        int detail = code.detail();
        return switch (detail) {
            case 2 -> verdict(code, RECIPIENT_REFUSES_SENDER, SENDER, FINAL);
            case 3, 4, 5, 6, 7, 8, 10, 25, 29 -> verdict(code, SENDER_MISCONFIGURED, SENDER, FINAL);
            case 20, 21, 22, 23, 24, 26, 27, 30, 31, 32, 509, 515 ->
                    verdict(code, AUTHENTICATION_FAILED, SENDER, FINAL);
            case 28, 508 -> verdict(code, RATE_LIMITED, SENDER, FINAL);
            default ->
                    detail >= 606 && detail <= 649
                            ? verdict(code, BLOCKLISTED, SENDER, FINAL)
                            : Optional.empty();
        };
    }

    private static Optional<Verdict> verdict(
            EnhancedStatusCode code, Reason reason, Blame blame, Gravity gravity) {
        boolean mayPass = code.isTransient() && blame == RECIPIENT;
        return Optional.of(
                new Verdict(reason, blame, mayPass ? PASSING : gravity, code.toString()));
    }
}
