package dev.rebound.local;

import dev.rebound.functions.Ledger;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Engines.class)
@ParameterizedClass
@ValueSource(strings = {"memory", "disk"})
class LedgerTest extends LedgerContract {
    @Parameter private String engine;

    @Override
    Ledger ledger() {
        return Engines.storage(engine).ledger();
    }
}
