package dev.rebound.core;

import java.util.Optional;

/**
 * The decision about one feedback, together with what it adds to the recipient's history and to the
 * message's status. These three belong together: a ledger writes all of them or none.
 */
public record Judgement(Decision decision, RecipientHistory history, Optional<Status> status) {}
