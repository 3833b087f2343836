package dev.rebound.functions;

/** Everything that Rebound writes down, but for what makes effects happen once. */
public record Stores(Ledger ledger, Quarantine quarantine, Casebook casebook, Outbox outbox) {}
