package dev.rebound.local.cli;

import dev.rebound.core.Unknown;
import dev.rebound.json.Json;
import dev.rebound.local.Records;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

@Command(
        name = "unknowns",
        mixinStandardHelpOptions = true,
        description =
                "The replies that no rule understood, grouped into templates, most frequent first.")
final class Unknowns extends OnRecords {
    private static final String ROW = "%6s  %-20s  %-22s %s%n";

    @ArgGroup private Form form = new Form();

    /** One or the other. */
    static final class Form {
        @Option(names = "--json", description = "One JSON object per line.")
        private boolean json;

        @Option(
                names = "--rules",
                description = "Rows for verdict-rules.csv, to be given a reason and a source.")
        private boolean rules;
    }

    @Override
    int run(Records records) {
        List<Unknown> all;
        try (Stream<Unknown> unknowns = records.casebook().unknowns()) {
            all = unknowns.sorted(Comparator.comparing(Unknown::times).reversed()).toList();
        }
        if (form.json) all.forEach(each -> System.out.println(Json.text(json(each))));
        else if (form.rules) all.forEach(each -> System.out.println(rule(each)));
        else print(all);
        return 0;
    }

    private static void print(List<Unknown> all) {
        if (all.isEmpty()) {
            System.out.println("Every reply so far was understood.");
            return;
        }
        System.out.printf(ROW, "TIMES", "LAST", "PROVIDER", "TEMPLATE");
        for (Unknown each : all)
            System.out.printf(ROW, each.times(), each.lastAt(), each.provider(), each.template());
    }

    private static String rule(Unknown unknown) {
        return "phrase,,,%s,unrecognised,,,,\"%s\""
                .formatted(phrase(unknown.template()), unknown.example().replace("\"", "\"\""));
    }

    /** Whatever stood where the template has a # may stand there. */
    private static String phrase(String template) {
        return template.replaceAll("^[# ]+|[# ]+$", "").replaceAll("( #)+ ", " ... ");
    }

    private static Map<String, Object> json(Unknown unknown) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("times", unknown.times());
        json.put("lastAt", unknown.lastAt().toString());
        json.put("provider", unknown.provider());
        json.put("template", unknown.template());
        json.put("example", unknown.example());
        return json;
    }
}
