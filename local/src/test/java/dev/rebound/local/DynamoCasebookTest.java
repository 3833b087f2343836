package dev.rebound.local;

import dev.rebound.functions.Casebook;

import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoCasebookTest extends CasebookContract {
    @RegisterExtension private static final OnDisk DISK = new OnDisk();

    @Override
    Casebook casebook() {
        return DISK.storage().casebook();
    }
}
