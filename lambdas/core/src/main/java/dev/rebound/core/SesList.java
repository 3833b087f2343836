package dev.rebound.core;

import java.time.Instant;

/**
 * What follows when SES did not send because the address stands on the account's own list, which
 * may lag behind ours.
 */
record SesList(Policy policy) {
    static final String POLICY = "listed-by-ses";

    /** What SES knows of somebody unknown here may still be on its way, or wait for the audit. */
    Judgement refused(Ruling ruling, Instant now) {
        boolean ours = ruling.occasion().message().tags().attempt().isPresent();
        if (isKnown(ruling.history()) || ruling.isStopped(now) || !ours)
            return askedAgain(ruling, now);
        Instant again = ruling.occasion().at().plus(policy.doubt().longest());
        String rest =
                "for a reason not known here yet, so this is asked again on "
                        + Phrases.of(again)
                        + ".";
        return ruling.reported(Status.BOUNCED).doubt(again, POLICY, rest);
    }

    /** Who is known here, and free, is taken off and sent to again; of others SES knows better. */
    Judgement askedAgain(Ruling ruling, Instant now) {
        if (!isKnown(ruling.history()) || ruling.isStopped(now))
            return ruling.reported(Status.NOT_SENT).leave(POLICY, "no new bounce, nothing to do.");
        Instant again = ruling.occasion().at().plus(policy.doubt().askAgain());
        String rest =
                "nothing here stands against it any more; taken off that list and sent again.";
        return ruling.reported(Status.BOUNCED).resend(again, POLICY, rest, now);
    }

    private static boolean isKnown(RecipientHistory history) {
        return history.lastListed().isPresent() || history.lastReached().isPresent();
    }
}
