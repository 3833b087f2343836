package dev.rebound.core;

import static dev.rebound.core.Blame.MESSAGE;
import static dev.rebound.core.Blame.NOBODY;
import static dev.rebound.core.Blame.PROVIDER;
import static dev.rebound.core.Blame.RECIPIENT;
import static dev.rebound.core.Blame.SENDER;
import static dev.rebound.core.Reason.*;
import static dev.rebound.core.Verdict.Gravity.DOUBTFUL;
import static dev.rebound.core.Verdict.Gravity.FINAL;
import static dev.rebound.core.Verdict.Gravity.PASSING;

import dev.rebound.core.Verdict.Gravity;

import java.util.Locale;
import java.util.Optional;

/**
 * What really happened? Each recipient's own line is believed before the event's summary of it:
 * enhanced status code, then bounce subtype, then reply code, and {@code bounceType} only when
 * nothing else is left, since SES files dead domains under Transient and the sender's own faults
 * under Permanent.
 */
public final class Verdicts {
    private Verdicts() {}

    public static Verdict of(Bounce bounce) {
        return sesDidNotSend(bounce)
                .or(() -> notFailed(bounce))
                .or(() -> autoReply(bounce))
                .or(() -> telling(bounce))
                .or(() -> subType(bounce.bounceSubType()))
                .or(() -> bounce.dsn().enhancedStatusCode().flatMap(StatusCodes::vague))
                .or(() -> bounce.dsn().replyCode().flatMap(Verdicts::replyCode))
                .orElseGet(() -> bounceType(bounce));
    }

    public static Verdict of(Complaint complaint) {
        if (!complaint.subType().isEmpty())
            return new Verdict(ALREADY_SUPPRESSED, NOBODY, FINAL, complaint.subType());
        return switch (complaint.feedbackType()) {
            case "not-spam" -> new Verdict(NOT_SPAM, NOBODY, FINAL, "not-spam");
            case "auth-failure" ->
                    new Verdict(AUTHENTICATION_FAILED, SENDER, FINAL, "auth-failure");
            default ->
                    new Verdict(
                            COMPLAINED, RECIPIENT, certainty(complaint), complaint.feedbackType());
        };
    }

    public static Verdict of(DeliveryDelay delay) {
        return delayType(delay.delayType())
                .or(() -> delay.dsn().enhancedStatusCode().flatMap(StatusCodes::telling))
                .or(() -> delay.dsn().enhancedStatusCode().flatMap(StatusCodes::vague))
                .or(() -> delay.dsn().replyCode().flatMap(Verdicts::replyCode))
                .orElseGet(() -> new Verdict(UNRECOGNISED, PROVIDER, PASSING, delay.delayType()));
    }

    private static Optional<Verdict> sesDidNotSend(Bounce bounce) {
        String subType = bounce.bounceSubType();
        return switch (subType) {
            case "OnAccountSuppressionList", "OnTenantSuppressionList" ->
                    verdict(ALREADY_SUPPRESSED, NOBODY, FINAL, subType);
            case "Suppressed", "EmailValidationSuppressed" ->
                    verdict(ALREADY_SUPPRESSED, RECIPIENT, DOUBTFUL, subType);
            case "UnsubscribedRecipient" -> verdict(UNSUBSCRIBED, NOBODY, FINAL, subType);
            default -> Optional.empty();
        };
    }

    /**
     * RFC 3464, 2.3.3: only {@code failed} means that the reporting server has given up on this
     * recipient.
     */
    private static Optional<Verdict> notFailed(Bounce bounce) {
        return switch (bounce.dsn().action()) {
            case "delayed" -> verdict(SERVER_UNAVAILABLE, PROVIDER, PASSING, "delayed");
            case "delivered", "relayed", "expanded" ->
                    verdict(UNRECOGNISED, NOBODY, FINAL, bounce.dsn().action());
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> autoReply(Bounce bounce) {
        boolean noReport = bounce.dsn().saysNothing() && bounce.bounceSubType().equals("General");
        return noReport && bounce.bounceType().equals("Transient")
                ? verdict(AUTO_REPLY, NOBODY, FINAL, "")
                : Optional.empty();
    }

    private static Optional<Verdict> telling(Bounce bounce) {
        Optional<EnhancedStatusCode> code = bounce.dsn().enhancedStatusCode();
        return code.filter(c -> microsoftKnowsNobody(c, bounce)).isPresent()
                ? verdict(NO_SUCH_MAILBOX, RECIPIENT, FINAL, code.get().toString())
                : code.flatMap(StatusCodes::telling);
    }

    /** 5.1.10 is the null MX of RFC 7505 everywhere but at Microsoft, who says so in the text. */
    private static boolean microsoftKnowsNobody(EnhancedStatusCode code, Bounce bounce) {
        boolean saysSo =
                bounce.dsn()
                        .diagnosticCode()
                        .toLowerCase(Locale.ROOT)
                        .contains("recipientnotfound");
        return code.subject() == 1 && code.detail() == 10 && saysSo;
    }

    private static Optional<Verdict> subType(String subType) {
        return switch (subType) {
            case "NoEmail" -> verdict(NO_SUCH_MAILBOX, RECIPIENT, FINAL, subType);
            case "MailboxFull" -> verdict(MAILBOX_FULL, RECIPIENT, PASSING, subType);
            case "MessageTooLarge" -> verdict(MESSAGE_TOO_LARGE, MESSAGE, FINAL, subType);
            case "ContentRejected" -> verdict(CONTENT_REJECTED, MESSAGE, FINAL, subType);
            case "AttachmentRejected" -> verdict(ATTACHMENT_REJECTED, MESSAGE, FINAL, subType);
            case "CustomTimeoutExceeded" -> verdict(EXPIRED, PROVIDER, PASSING, subType);
            default -> Optional.empty();
        };
    }

    /** RFC 5321, 4.2.3 and RFC 7504; 550 and 554 are used for everything and so say nothing. */
    private static Optional<Verdict> replyCode(int code) {
        String evidence = String.valueOf(code);
        return switch (code) {
            case 421, 450, 451, 452 -> verdict(SERVER_UNAVAILABLE, PROVIDER, PASSING, evidence);
            case 521, 556 -> verdict(ACCEPTS_NO_MAIL, RECIPIENT, FINAL, evidence);
            case 551 -> verdict(MAILBOX_MOVED, RECIPIENT, FINAL, evidence);
            case 552 -> verdict(MAILBOX_FULL, RECIPIENT, PASSING, evidence);
            case 553 -> verdict(NO_SUCH_MAILBOX, RECIPIENT, DOUBTFUL, evidence);
            default -> Optional.empty();
        };
    }

    /** A transient code is better evidence than the word Permanent. */
    private static Verdict bounceType(Bounce bounce) {
        boolean saysTransient =
                bounce.dsn()
                        .enhancedStatusCode()
                        .filter(EnhancedStatusCode::isTransient)
                        .isPresent();
        return bounce.bounceType().equals("Permanent") && !saysTransient
                ? new Verdict(UNRECOGNISED, RECIPIENT, DOUBTFUL, "Permanent")
                : new Verdict(UNRECOGNISED, PROVIDER, PASSING, bounce.bounceType());
    }

    /** Most providers hide who complained; SES then lists everyone it may have been. */
    private static Gravity certainty(Complaint complaint) {
        return complaint.candidates() > 1 ? DOUBTFUL : FINAL;
    }

    private static Optional<Verdict> delayType(String delayType) {
        return switch (delayType) {
            case "MailboxFull" -> verdict(MAILBOX_FULL, RECIPIENT, PASSING, delayType);
            case "SpamDetected" -> verdict(SENDER_REPUTATION, SENDER, PASSING, delayType);
            case "IPFailure" -> verdict(BLOCKLISTED, SENDER, PASSING, delayType);
            case "BYOIPHostNameLookupUnavailable" ->
                    verdict(SENDER_MISCONFIGURED, SENDER, PASSING, delayType);
            case "RecipientServerError", "InternalFailure" ->
                    verdict(SERVER_UNAVAILABLE, PROVIDER, PASSING, delayType);
            case "TransientCommunicationFailure" ->
                    verdict(NETWORK_FAILURE, PROVIDER, PASSING, delayType);
            case "SendingDeferral" -> verdict(RATE_LIMITED, PROVIDER, PASSING, delayType);
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> verdict(
            Reason reason, Blame blame, Gravity gravity, String evidence) {
        return Optional.of(new Verdict(reason, blame, gravity, evidence));
    }
}
