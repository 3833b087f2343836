package dev.rebound.local.asl;

import dev.rebound.local.Time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A clock that jumps to where a sleeper wants it, and does side by side one after the other. */
final class JumpingTime implements Time {
    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private Instant now = START;
    private final List<Integer> widths = new ArrayList<>();
    private final List<Long> sleeps = new ArrayList<>();

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void sleepUntil(Instant due) {
        sleeps.add(now.until(due).toMillis());
        now = due.isAfter(now) ? due : now;
    }

    @Override
    public <T> List<T> all(List<Supplier<T>> work) {
        widths.add(work.size());
        List<T> results = new ArrayList<>();
        for (Supplier<T> one : work) {
            results.add(one.get());
        }
        return results;
    }

    @Override
    public void startAt(Instant due, Runnable work) {
        throw new UnsupportedOperationException();
    }

    /** How much was to be done side by side, each time. */
    List<Integer> widths() {
        return widths;
    }

    /** How long each sleep was meant to be, in milliseconds. */
    List<Long> sleeps() {
        return sleeps;
    }
}
