package dev.rebound.bench.cost;

import dev.rebound.local.Functions;

import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts from when it is started. */
final class Meter {
    private final SortedMap<String, Double> amounts = new ConcurrentSkipListMap<>();
    private volatile boolean running;

    void start() {
        running = true;
    }

    void add(String name, double amount) {
        if (running && amount != 0) amounts.merge(name, amount, Double::sum);
    }

    /** What a function does; nothing outside of functions. */
    void addCalled(String kind, String what, double amount) {
        if (Functions.CALLED.isBound())
            add(kind + "/" + Functions.CALLED.get() + "/" + what, amount);
    }

    Count count() {
        return new Count(amounts);
    }
}
