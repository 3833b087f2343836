package dev.rebound.local.cli;

import dev.rebound.local.Handled;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many feedbacks met which decision. */
final class Tally {
    private final Map<String, Integer> decisions = new TreeMap<>();
    private int duplicates;

    void count(Handled handled) {
        decisions.merge(handled.text("decision"), 1, Integer::sum);
        if (handled.duplicate()) duplicates++;
    }

    int quarantined() {
        return decisions.getOrDefault("quarantine", 0);
    }

    @Override
    public String toString() {
        int all = decisions.values().stream().mapToInt(Integer::intValue).sum();
        String each =
                decisions.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "));
        return "handled: "
                + all
                + (each.isEmpty() ? "" : " (" + each + ")")
                + ", of which again: "
                + duplicates;
    }
}
