package dev.rebound.local.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;

/**
 * How a simulation ended, measured by what really happened and not by what Rebound believes.
 *
 * @param mails how many the application wanted sent
 * @param delivered how many lie in their mailboxes
 * @param deliveredByAttempt the same by the attempt that brought them
 * @param declined how many were never sent, by the gate's word
 * @param suppressed how many addresses are on the list in the end
 * @param wronglySuppressed how many addresses were ever suppressed whose owner could read then and
 *     did not complain
 * @param wronglyKept how many addresses are not, although their mailbox is dead or their owner
 *     complained, and mail of theirs showed it
 * @param sentTwice how many mails a mailbox got twice, or SES took twice for one attempt
 * @param lost how many mails are in no mailbox for no reason: not declined, not held, not given up
 *     after all attempts, not stuck, and their recipient living
 * @param stuck how many messages were announced as stuck
 * @param unexplained how many events that came have no decision in their recipient's timeline, and
 *     how many suppressions no cause there
 */
public record Totals(
        int mails,
        int delivered,
        NavigableMap<Integer, Integer> deliveredByAttempt,
        NavigableMap<String, Integer> declined,
        int suppressed,
        int wronglySuppressed,
        int wronglyKept,
        int sentTwice,
        int lost,
        int stuck,
        int unexplained) {
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mails", mails);
        json.put("delivered", delivered);
        json.put("deliveredByAttempt", deliveredByAttempt);
        json.put("suppressed", suppressed);
        json.put("wronglySuppressed", wronglySuppressed);
        json.put("wronglyKept", wronglyKept);
        json.put("sentTwice", sentTwice);
        json.put("lost", lost);
        json.put("stuck", stuck);
        json.put("unexplained", unexplained);
        json.put("declined", declined);
        return json;
    }

    /** Whether nothing happened that must never happen. */
    public boolean isClean() {
        return wronglySuppressed == 0 && sentTwice == 0 && lost == 0 && unexplained == 0;
    }
}
