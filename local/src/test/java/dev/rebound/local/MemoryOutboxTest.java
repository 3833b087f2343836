package dev.rebound.local;

import dev.rebound.functions.Outbox;

class MemoryOutboxTest extends OutboxContract {
    private final Outbox outbox = new MemoryOutbox();

    @Override
    Outbox outbox() {
        return outbox;
    }
}
