package dev.rebound.local;

import dev.rebound.functions.Ledger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class DynamoLedgerTest extends LedgerContract {
    @RegisterExtension private static final OnDisk DISK = new OnDisk();

    @Override
    Ledger ledger() {
        return DISK.storage().ledger();
    }
}
