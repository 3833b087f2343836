package dev.rebound.core;

import static dev.rebound.core.Reason.ALREADY_SUPPRESSED;
import static dev.rebound.core.Reason.AUTHENTICATION_FAILED;
import static dev.rebound.core.Reason.AUTO_REPLY;
import static dev.rebound.core.Reason.COMPLAINED;
import static dev.rebound.core.Reason.NOT_SPAM;
import static dev.rebound.core.Reason.SERVER_UNAVAILABLE;
import static dev.rebound.core.Reason.UNRECOGNISED;

import dev.rebound.core.Verdict.Gravity;
import dev.rebound.core.VerdictRules.Findings;

import java.util.Optional;

/**
 * What really happened? Of a bounce or a delay the recipient's own line is asked, by the rules of
 * {@code verdict-rules.csv}: SES files dead domains under Transient and the sender's own faults
 * under Permanent.
 */
public final class Verdicts {
    private Verdicts() {}

    public static Verdict of(Bounce bounce) {
        return notFailed(bounce).or(() -> autoReply(bounce)).orElseGet(() -> judged(bounce));
    }

    public static Verdict of(Complaint complaint) {
        return judged(complaint).saidBy(complaint.recipient().domain());
    }

    private static Verdict judged(Complaint complaint) {
        if (!complaint.subType().isEmpty())
            return Verdict.of(ALREADY_SUPPRESSED, complaint.subType());
        return switch (complaint.feedbackType()) {
            case "not-spam" -> Verdict.of(NOT_SPAM, "not-spam");
            case "auth-failure" -> Verdict.of(AUTHENTICATION_FAILED, "auth-failure");
            default -> complained(complaint);
        };
    }

    /** Most providers hide who complained; SES then lists everyone it may have been. */
    private static Verdict complained(Complaint complaint) {
        if (complaint.candidates() == 1) return Verdict.of(COMPLAINED, complaint.feedbackType());
        String guess = "by one of " + complaint.candidates() + " recipients";
        return Verdict.of(COMPLAINED, guess).as(Gravity.DOUBTFUL);
    }

    /** SES's own word counts when it speaks of the sender: it sees all of the sender's mail. */
    public static Verdict of(DeliveryDelay delay) {
        Verdict said =
                VerdictRules.standard()
                        .verdict(Evidence.of(delay))
                        .orElseGet(() -> unknown(delay.recipient(), delay.delayType()));
        if (said.blame() == Blame.SENDER) return said;
        return VerdictRules.standard()
                .verdict(Evidence.ofSesWord(delay))
                .filter(word -> word.blame() == Blame.SENDER)
                .orElse(said);
    }

    /** The same verdict, with the rule that led to it. */
    public static Explanation explain(Bounce bounce) {
        Verdict verdict = of(bounce);
        Findings findings = VerdictRules.standard().findings(Evidence.of(bounce));
        return findings.verdict().filter(verdict::equals).isPresent()
                ? Explanation.by(findings)
                : Explanation.withoutRule(verdict);
    }

    private static Verdict judged(Bounce bounce) {
        return VerdictRules.standard()
                .verdict(Evidence.of(bounce))
                .orElseGet(() -> unknown(bounce.recipient(), bounce.bounceType()));
    }

    private static Verdict unknown(Address recipient, String sesWord) {
        return Verdict.of(UNRECOGNISED, sesWord).saidBy(recipient.domain());
    }

    /**
     * RFC 3464, 2.3.3: only {@code failed} means that the reporting server has given up on this
     * recipient.
     */
    private static Optional<Verdict> notFailed(Bounce bounce) {
        String action = bounce.dsn().action();
        return switch (action) {
            case "delayed" -> Optional.of(Verdict.of(SERVER_UNAVAILABLE, action));
            case "delivered", "relayed", "expanded" ->
                    Optional.of(Verdict.of(UNRECOGNISED, action).by(Blame.NOBODY));
            default -> Optional.empty();
        };
    }

    private static Optional<Verdict> autoReply(Bounce bounce) {
        boolean noReport = bounce.dsn().saysNothing() && bounce.bounceSubType().equals("General");
        return noReport && bounce.bounceType().equals("Transient")
                ? Optional.of(Verdict.of(AUTO_REPLY, ""))
                : Optional.empty();
    }
}
