package dev.rebound.local.cli;

import dev.rebound.json.Json;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.Records;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "What happened in an execution, step by step.")
final class History extends OnRecords {
    @Option(
            names = "--json",
            description = "The events as GetExecutionHistory gives them, one per line.")
    private boolean json;

    @Parameters(
            paramLabel = "EXECUTION",
            description =
                    "As printed by demo, replay and why; of a stack also its name or ARN. The"
                            + " latest that begins so is shown.")
    private String execution;

    @Override
    int run(Records records) {
        records.history(execution)
                .orElseThrow(() -> new InvalidFile(execution, "there is no such execution"))
                .forEach(event -> System.out.println(json ? Json.text(event) : sentence(event)));
        return 0;
    }

    private static String sentence(Map<String, Object> event) {
        return "%4s  %-24s  %-24s %s"
                .formatted(
                        event.get("id"), event.get("timestamp"), event.get("type"), details(event))
                .stripTrailing();
    }

    /** The one member of an event that ends in EventDetails holds all there is to say. */
    private static String details(Map<String, Object> event) {
        return event.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("EventDetails"))
                .map(entry -> told((Map<?, ?>) entry.getValue()))
                .findFirst()
                .orElse("");
    }

    private static String told(Map<?, ?> details) {
        StringBuilder text = new StringBuilder();
        for (String name :
                new String[] {
                    "name", "index", "length", "error", "cause", "input", "parameters", "output"
                })
            if (details.get(name) != null)
                text.append(name.equals("name") ? "" : name + " ")
                        .append(shown(details.get(name)))
                        .append("  ");
        return text.toString();
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= 160 ? text : text.substring(0, 159) + "…";
    }
}
