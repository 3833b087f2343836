package dev.rebound.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Work that notes what it does and how many seconds after noon, for the tests of a virtual clock.
 */
abstract class TimeFixture<T extends VirtualTime<?>> {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    final List<String> seen = new ArrayList<>();
    final T time;

    TimeFixture(T time) {
        this.time = time;
    }

    final void note(String what) {
        seen.add(what + "@" + (time.instant().getEpochSecond() - NOON.getEpochSecond()));
    }

    final Supplier<String> branch(String name, int seconds) {
        return () -> {
            time.sleepUntil(NOON.plusSeconds(seconds));
            note(name);
            return name;
        };
    }
}
