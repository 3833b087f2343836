package dev.rebound.core;

import dev.rebound.core.text.PlainText;

import java.util.List;

/**
 * All that one report says about one recipient, made ready for the rules.
 *
 * @param sesWords SES's own words for it: bounceType, bounceSubType or delayType
 * @param reply the SMTP reply code, 0 when there is none
 * @param status the enhanced status code, null when there is none
 * @param plain the diagnostic code as {@link PlainText}
 * @param hosts the reporting server and the recipient's domain
 * @param domain the recipient's domain
 */
record Evidence(
        List<String> sesWords,
        int reply,
        EnhancedStatusCode status,
        String plain,
        String hosts,
        String domain) {
    private static final String SES = "amazonses.com";

    static Evidence of(Bounce bounce) {
        List<String> sesWords = List.of(bounce.bounceType(), bounce.bounceSubType());
        return of(bounce.dsn(), bounce.recipient(), sesWords);
    }

    static Evidence of(DeliveryDelay delay) {
        return of(delay.dsn(), delay.recipient(), List.of(delay.delayType()));
    }

    /** Without what the server said. */
    static Evidence ofSesWord(DeliveryDelay delay) {
        return of(new Dsn("", "", "", ""), delay.recipient(), List.of(delay.delayType()));
    }

    private static Evidence of(Dsn dsn, Address recipient, List<String> sesWords) {
        return new Evidence(
                sesWords,
                dsn.replyCode().orElse(0),
                dsn.enhancedStatusCode().orElse(null),
                PlainText.of(dsn.diagnosticCode()),
                foreign(dsn.reportingMta()) + recipient.domain(),
                recipient.domain());
    }

    /** That SES itself reports it, as it mostly does, says nothing of the other side. */
    private static String foreign(String reportingMta) {
        return reportingMta.endsWith(SES) ? "" : reportingMta + " ";
    }

    /**
     * Whether the failure may pass: what the server replied is better evidence than a status made
     * of it.
     */
    boolean isTransient() {
        return reply > 0 ? reply < 500 : status != null && status.isTransient();
    }
}
