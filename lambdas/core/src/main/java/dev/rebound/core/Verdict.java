package dev.rebound.core;

/**
 * What really happened and whose fault it was.
 *
 * @param evidence what it was read from, such as {@code 5.1.1} or {@code user unknown}
 * @param provider who said so: a provider of {@code providers.csv}, else the recipient's domain,
 *     {@link #SES} when SES itself did
 */
public record Verdict(
        Reason reason, Blame blame, Gravity gravity, String evidence, String provider) {
    /** The provider of what SES itself decides. */
    public static final String SES = "amazon-ses";

    public Verdict {
        evidence = Excerpt.of(evidence);
    }

    /** How settled the matter is. */
    public enum Gravity {
        /** Trying again would end the same. */
        FINAL("yes, trying again would end the same"),
        /** It looks final, but the evidence is thin: a second time is needed. */
        DOUBTFUL("it looks so, but the evidence is thin"),
        /** It may well pass by itself. */
        PASSING("no, it may pass by itself");

        private final String told;

        Gravity(String told) {
            this.told = told;
        }

        /** The answer to "is it settled?". */
        public String told() {
            return told;
        }
    }

    /** The usual verdict of a reason. */
    static Verdict of(Reason reason, String evidence) {
        return new Verdict(reason, reason.blame(), reason.gravity(), evidence, "");
    }

    Verdict by(Blame other) {
        return new Verdict(reason, other, gravity, evidence, provider);
    }

    Verdict as(Gravity other) {
        return new Verdict(reason, blame, other, evidence, provider);
    }

    Verdict saidBy(String other) {
        return new Verdict(reason, blame, gravity, evidence, other);
    }

    /** "Mailbox full (5.2.2)". */
    public String phrase() {
        return evidence.isEmpty() ? reason.phrase() : reason.phrase() + " (" + evidence + ")";
    }
}
