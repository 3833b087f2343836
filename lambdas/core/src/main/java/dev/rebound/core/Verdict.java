package dev.rebound.core;

/**
 * What really happened and whose fault it was.
 *
 * @param evidence what it was read from, such as {@code 5.1.1} or {@code MailboxFull}
 */
public record Verdict(Reason reason, Blame blame, Gravity gravity, String evidence) {
    public Verdict {
        evidence = Excerpt.of(evidence);
    }

    /** How settled the matter is. */
    public enum Gravity {
        /** Trying again would end the same. */
        FINAL,
        /** It looks final, but the evidence is thin: a second time is needed. */
        DOUBTFUL,
        /** It may well pass by itself. */
        PASSING
    }

    /** "Mailbox full (5.2.2)". */
    public String phrase() {
        return evidence.isEmpty() ? reason.phrase() : reason.phrase() + " (" + evidence + ")";
    }
}
