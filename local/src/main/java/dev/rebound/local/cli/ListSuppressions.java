package dev.rebound.local.cli;

import dev.rebound.json.Json;
import dev.rebound.local.Records;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Everybody who is suppressed now.")
final class ListSuppressions extends OnRecords {
    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Override
    int run(Records records) {
        if (json)
            SuppressionTable.inForce(records)
                    .forEach(s -> System.out.println(Json.text(SuppressionTable.json(s))));
        else SuppressionTable.print(System.out, records);
        return 0;
    }
}
