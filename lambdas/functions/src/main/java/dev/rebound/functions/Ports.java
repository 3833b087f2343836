package dev.rebound.functions;

import dev.rebound.core.Policy;
import dev.rebound.runtime.Telemetry;

import java.time.InstantSource;

/** All that a function needs from outside. */
public record Ports(
        Ledger ledger,
        Once once,
        Announcer announcer,
        Quarantine quarantine,
        Casebook casebook,
        AccountList accountList,
        Outbox outbox,
        Mailer mailer,
        Insights insights,
        Telemetry telemetry,
        InstantSource clock,
        Policy policy) {}
