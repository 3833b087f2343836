package dev.rebound.local;

import dev.rebound.functions.Casebook;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Engines.class)
@ParameterizedClass
@ValueSource(strings = {"memory", "disk"})
class CasebookTest extends CasebookContract {
    @Parameter private String engine;

    @Override
    Casebook casebook() {
        return Engines.storage(engine).casebook();
    }
}
