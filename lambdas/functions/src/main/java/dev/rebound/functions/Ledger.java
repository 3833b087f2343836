package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Decision;
import dev.rebound.core.EventType;
import dev.rebound.core.Judgement;
import dev.rebound.core.Message;
import dev.rebound.core.Occasion;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;
import dev.rebound.core.Traffic;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Rebound's memory: who is suppressed and why, and what became of each message for each recipient.
 */
public interface Ledger {
    /** What is known of one recipient; an empty history when that is nothing. */
    default RecipientHistory history(Address recipient) {
        return histories(Set.of(recipient)).get(recipient);
    }

    /** The same for many recipients at once. */
    Map<Address, RecipientHistory> histories(Collection<Address> recipients);

    /** Everybody who has a suppression, also one that has ended meanwhile. Close it after use. */
    Stream<RecipientHistory> suppressed();

    /**
     * Changes a history, and repeats the change on the newer one when another writer comes between.
     */
    RecipientHistory change(Address recipient, UnaryOperator<RecipientHistory> change);

    /**
     * Has something judged by what is known of its recipient, and writes history, status and
     * decision in one step; the decision takes the place of an earlier one on the same occasion.
     * What it tells of the domain is counted when the history did not know it yet. Undisclosed
     * recipients have no history and no timeline.
     *
     * @return the decision as it was written
     */
    Decision record(Occasion occasion, Origin origin, Function<RecipientHistory, Judgement> judge);

    /**
     * Whether a judgement's sign is to be counted: the history did not know of it yet. A delay
     * leaves no trace there and counts each time that it is judged.
     */
    static boolean isNews(Occasion occasion, RecipientHistory before, Judgement judgement) {
        return !judgement.history().equals(before) || occasion.type() == EventType.DELIVERY_DELAY;
    }

    /** What was counted of a domain between two times, both included. */
    Traffic traffic(String domain, Instant from, Instant to);

    /**
     * Lets one more resend to a domain go in the spell of that time, unless so many were.
     *
     * @return whether it may go
     */
    boolean release(String domain, Instant at, long atMost);

    /** Notes that SES took a message, before any event tells. */
    void sent(Message message, Address recipient);

    /** Which attempt at which mail a message is; empty when Rebound did not send it. */
    Optional<Attempt> attempt(String messageId, Address recipient);

    /** What SES took within the hour that begins then, as far as it is known. */
    Stream<Sent> sentIn(Instant hour);

    /**
     * Adds to a recipient's timeline what became of a decision; where none was recorded, or it has
     * expired, that is nothing, for what was done must not fail because it cannot be told.
     */
    void conclude(Occasion occasion, String outcome);

    /** Every status ever reported of this message for this recipient. */
    Set<Status> reported(String messageId, Address recipient);

    /** What happened to a recipient, oldest first. */
    List<Entry> timeline(Address recipient);

    /**
     * How a feedback came in.
     *
     * @param event the EventBridge envelope's id
     * @param execution the workflow execution that handles it; empty when no workflow does
     */
    record Origin(String event, String execution) {}

    /**
     * One line of a timeline.
     *
     * @param outcome what became of the decision, as far as there is more to say
     */
    record Entry(Instant at, Origin origin, Decision decision, Optional<String> outcome) {}

    /**
     * A message for one recipient.
     *
     * @param configurationSet empty when unknown
     */
    record Sent(
            String messageId,
            Address recipient,
            Instant at,
            String configurationSet,
            Set<Status> reported) {}
}
