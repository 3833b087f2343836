package dev.rebound.local;

import dev.rebound.core.Policy;
import dev.rebound.functions.Casebook;

class MemoryCasebookTest extends CasebookContract {
    private final Casebook casebook = new MemoryCasebook(Policy.standard());

    @Override
    Casebook casebook() {
        return casebook;
    }
}
