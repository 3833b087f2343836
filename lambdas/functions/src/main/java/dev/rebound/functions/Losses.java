package dev.rebound.functions;

import dev.rebound.core.Policy;
import dev.rebound.core.Status;
import dev.rebound.functions.Ledger.Sent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The messages of one hour and configuration set whose time is over, and those of them of which no
 * event told how they ended: SES delivers to EventBridge at best effort.
 *
 * @param hour in which SES took them
 * @param sent how many there are
 */
public record Losses(Instant hour, String configurationSet, int sent, List<Sent> open) {
    /** The last hour whose messages all have come to their end. */
    public static Instant lastHour(Instant now, Policy policy) {
        return now.minus(policy.sesTries())
                .minus(policy.grace())
                .minus(Duration.ofHours(1))
                .truncatedTo(ChronoUnit.HOURS);
    }

    /** Those of one hour, in the order of their configuration sets. */
    public static List<Losses> in(Instant hour, Ledger ledger) {
        Map<String, List<Sent>> all = new TreeMap<>();
        ledger.sentIn(hour)
                .forEach(
                        sent ->
                                all.computeIfAbsent(sent.configurationSet(), _ -> new ArrayList<>())
                                        .add(sent));
        return all.entrySet().stream()
                .map(
                        set ->
                                new Losses(
                                        hour,
                                        set.getKey(),
                                        set.getValue().size(),
                                        open(set.getValue())))
                .toList();
    }

    private static List<Sent> open(List<Sent> sent) {
        return sent.stream()
                .filter(one -> one.reported().stream().noneMatch(Status::isFinal))
                .toList();
    }

    /** Between 0 and 1. */
    public double rate() {
        return (double) open.size() / sent;
    }

    /** {@code {"hour","configurationSet","sent","lost","rate"}}. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hour", hour.toString());
        json.put("configurationSet", configurationSet);
        json.put("sent", sent);
        json.put("lost", open.size());
        json.put("rate", rate());
        return json;
    }
}
