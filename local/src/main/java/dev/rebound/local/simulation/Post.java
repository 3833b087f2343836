package dev.rebound.local.simulation;

import dev.rebound.local.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The way of SES's events to the bus, at best effort: some are lost, some come twice, by the same
 * or by another name, and some late, so that a later one overtakes them.
 */
final class Post implements Consumer<Map<String, Object>> {
    /**
     * @param loss how often an event is lost
     * @param repetition how often it comes twice
     * @param delay how often it comes up to an hour late
     */
    record Quality(double loss, double repetition, double delay) {
        static final Quality PERFECT = new Quality(0, 0, 0);
        static final Quality POOR = new Quality(0.01, 0.05, 0.1);
    }

    private final Quality quality;
    private final Time time;
    private final Consumer<Map<String, Object>> bus;
    private final Random random;
    private final List<Map<String, Object>> delivered = new ArrayList<>();

    Post(Quality quality, Time time, Consumer<Map<String, Object>> bus, Random random) {
        this.quality = quality;
        this.time = time;
        this.bus = bus;
        this.random = random;
    }

    @Override
    public void accept(Map<String, Object> event) {
        if (random.nextDouble() < quality.loss()) return;
        delivered.add(event);
        deliver(event);
        if (random.nextDouble() < quality.repetition())
            deliver(random.nextBoolean() ? event : renamed(event));
    }

    private void deliver(Map<String, Object> event) {
        boolean late = random.nextDouble() < quality.delay();
        Duration delay = late ? Duration.ofSeconds(random.nextInt(3_600)) : Duration.ZERO;
        Instant at = time.instant().plus(delay);
        time.startAt(at, () -> bus.accept(event));
    }

    /** As when SES publishes the same fact twice. */
    private Map<String, Object> renamed(Map<String, Object> event) {
        Map<String, Object> other = new LinkedHashMap<>(event);
        other.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
        return other;
    }

    /** Each event that came, once. */
    List<Map<String, Object>> delivered() {
        return delivered;
    }
}
