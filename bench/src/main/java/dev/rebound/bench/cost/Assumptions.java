package dev.rebound.bench.cost;

import java.util.Map;

/** What cannot be counted on one machine. */
record Assumptions(Map<String, Double> values) {
    static Assumptions read() {
        return new Assumptions(Sheet.read("assumptions.csv").numbers("name", "value"));
    }

    /**
     * @throws IllegalArgumentException when the file has no such name
     */
    double of(String name) {
        Double value = values.get(name);
        if (value == null) throw new IllegalArgumentException("assumptions.csv lacks " + name);
        return value;
    }
}
