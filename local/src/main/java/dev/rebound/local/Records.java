package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.functions.Casebook;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Outbox;
import dev.rebound.functions.Quarantine;
import dev.rebound.functions.Stores;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a system has written down, on this machine or in an AWS account. */
public interface Records extends AutoCloseable {
    Stores stores();

    default Ledger ledger() {
        return stores().ledger();
    }

    default Quarantine quarantine() {
        return stores().quarantine();
    }

    default Casebook casebook() {
        return stores().casebook();
    }

    default Outbox outbox() {
        return stores().outbox();
    }

    /**
     * The events of an execution, oldest first, with the fields of GetExecutionHistory.
     *
     * @param execution its id, as the system prints it, or the beginning: the latest that fits
     */
    Optional<List<Map<String, Object>>> history(String execution);

    /** Takes an address off the list that SES keeps by itself, where a real one does. */
    default void unlist(Address address) {}

    Instant now();

    /** A later moment for each thing done by hand, so that the last one wins. */
    Instant tick();

    @Override
    void close();
}
