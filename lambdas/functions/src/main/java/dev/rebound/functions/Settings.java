package dev.rebound.functions;

import dev.rebound.core.MailStream;

import java.util.Map;

/**
 * What the parts of one deployed system are called.
 *
 * @param stack the system's own name
 * @param ledger a table, as is {@code idempotency}
 * @param bus an event bus
 * @param outbox a bucket
 */
record Settings(
        String stack,
        String ledger,
        String idempotency,
        String bus,
        String outbox,
        Map<MailStream, String> configurationSets) {}
