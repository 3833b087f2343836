package dev.rebound.local;

import dev.rebound.functions.Outbox;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("emulator")
@ExtendWith(Engines.class)
@ParameterizedClass
@ValueSource(strings = {"ministack", "dynoxide"})
class OutboxOnOtherEnginesTest extends OutboxContract {
    @Parameter private String engine;

    @Override
    Outbox outbox() {
        return Engines.storage(engine).outbox();
    }
}
