package dev.rebound.bench.cost;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of what was used: {@code writes/track/ledger}, {@code events/Delivery}, …; a part of a
 * name up to a slash stands for all that begin with it.
 */
record Count(SortedMap<String, Double> amounts) {
    static final Count NONE = new Count(new TreeMap<>());

    Count {
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    double of(String name) {
        return amounts.tailMap(name).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(name))
                .filter(entry -> isPart(entry.getKey(), name))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static boolean isPart(String key, String name) {
        return key.length() == name.length() || key.charAt(name.length()) == '/';
    }

    Count plus(Count other) {
        SortedMap<String, Double> sum = new TreeMap<>(amounts);
        other.amounts.forEach((name, amount) -> sum.merge(name, amount, Double::sum));
        return new Count(sum);
    }

    Count minus(Count other) {
        return plus(other.times(-1));
    }

    Count times(double factor) {
        SortedMap<String, Double> product = new TreeMap<>();
        amounts.forEach((name, amount) -> product.put(name, amount * factor));
        return new Count(product);
    }

    /** That whose name has this part. */
    Count only(String part) {
        SortedMap<String, Double> some = new TreeMap<>(amounts);
        some.keySet().removeIf(name -> !name.contains(part));
        return new Count(some);
    }

    /** With so many times of what begins with the name. */
    Count scaled(String name, double factor) {
        SortedMap<String, Double> scaled = new TreeMap<>(amounts);
        scaled.replaceAll(
                (key, amount) ->
                        key.startsWith(name) && isPart(key, name) ? amount * factor : amount);
        return new Count(scaled);
    }
}
