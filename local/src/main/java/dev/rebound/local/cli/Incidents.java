package dev.rebound.local.cli;

import dev.rebound.core.Incident;
import dev.rebound.core.Policy;
import dev.rebound.json.Json;
import dev.rebound.local.Records;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = "What the sender must mend, and outages of receiving domains; newest first.")
final class Incidents extends OnRecords {
    private static final String ROW = "%-6s %-20s %-20s %6s  %-22s %s%n";

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Override
    int run(Records records) {
        List<Incident> all;
        try (Stream<Incident> incidents = records.casebook().incidents()) {
            all = incidents.sorted(Comparator.comparing(Incident::lastAt).reversed()).toList();
        }
        if (json) all.forEach(each -> System.out.println(Json.text(json(each, records.now()))));
        else print(all, records.now());
        return 0;
    }

    static void print(List<Incident> all, Instant now) {
        if (all.isEmpty()) {
            System.out.println("There were no incidents.");
            return;
        }
        System.out.printf(ROW, "STATE", "PROVIDER", "ABOUT", "TIMES", "SINCE", "BECAUSE");
        for (Incident each : all)
            System.out.printf(
                    ROW,
                    state(each, now),
                    each.provider(),
                    each.about(),
                    each.times(),
                    each.openedAt(),
                    each.because());
    }

    private static String state(Incident incident, Instant now) {
        return incident.isOver(now, Policy.standard()) ? "over" : "open";
    }

    private static Map<String, Object> json(Incident incident, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", state(incident, now));
        json.put("provider", incident.provider());
        json.put("about", incident.about());
        json.put("times", incident.times());
        json.put("openedAt", incident.openedAt().toString());
        json.put("lastAt", incident.lastAt().toString());
        json.put("because", incident.because());
        return json;
    }
}
