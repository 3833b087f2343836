package dev.rebound.local;

import dev.rebound.functions.Ledger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("emulator")
@ExtendWith(Engines.class)
@ParameterizedClass
@ValueSource(strings = {"ministack", "dynoxide"})
class LedgerOnOtherEnginesTest extends LedgerContract {
    @Parameter private String engine;

    @Override
    Ledger ledger() {
        return Engines.storage(engine).ledger();
    }
}
