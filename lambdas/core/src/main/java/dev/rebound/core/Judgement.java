package dev.rebound.core;

import java.util.Optional;

/**
 * The decision about one feedback, together with what it adds to the recipient's history and to the
 * message's status. These belong together: a ledger writes all of them or none.
 *
 * @param sign what it tells of the receiving domain; counted when the history did not know it yet
 */
public record Judgement(
        Decision decision,
        RecipientHistory history,
        Optional<Status> status,
        Optional<Traffic.Sign> sign) {}
