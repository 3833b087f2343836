package dev.rebound.core;

import java.time.Instant;
import java.util.Optional;

/**
 * What happens to an address after one feedback, and why.
 *
 * @param key the feedback's key
 * @param tags those of the message
 * @param hard whether SES called it {@code Permanent}, and so has put the address on its own list
 * @param since when its cause happened
 * @param cause the key of the feedback that settled the matter: this one, unless it arrived after a
 *     later one that it adds up to
 * @param verdict empty when there was nothing to judge, as for a delivery
 * @param because one sentence a support agent can forward
 * @param policy the rule of the policy that made it
 * @param resendAt when to try again; only for {@code resend}
 * @param suppressUntil when the suppression ends; only for {@code suppress}, and empty there when
 *     it is for good
 * @param watchUntil when to look whether SES came to an end, or whether the doubt is justified;
 *     only for {@code watch} and {@code doubt}
 */
public record Decision(
        String key,
        String messageId,
        Tags tags,
        Address recipient,
        EventType type,
        boolean hard,
        Instant since,
        String cause,
        Word word,
        Optional<Verdict> verdict,
        String because,
        String policy,
        String policyVersion,
        Optional<Instant> resendAt,
        Optional<Instant> suppressUntil,
        Optional<Instant> watchUntil) {
    /** Whether it doubts all of the recipient's domain, and not this address alone. */
    public boolean isOutage() {
        return policy.equals(Doubts.BRAKE);
    }

    /** What a decision may be. */
    public enum Word {
        /** Put the address on the suppression list. */
        SUPPRESS,
        /** Try the same message again later. */
        RESEND,
        /** The sender or the message must be mended; the address is fine. */
        HOLD,
        /** It looks dead, but there is reason to doubt it: wait, and ask again. */
        DOUBT,
        /** SES is still trying. */
        WATCH,
        /** Remove a suppression. */
        LIFT,
        /** There is nothing to do. */
        LEAVE;

        /** As written in JSON: {@code suppress}. */
        public String word() {
            return Words.of(this);
        }

        public static Word ofWord(String word) {
            return Words.parse(Word.class, word);
        }
    }
}
