package dev.rebound.local.cli;

import dev.rebound.core.Address;
import dev.rebound.core.Policy;
import dev.rebound.core.Suppression;
import dev.rebound.core.Suppression.Ground;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.Records;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.Optional;

@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Put these on the list by hand.")
final class AddSuppressions extends OnAddresses {
    @Option(
            names = "--because",
            paramLabel = "TEXT",
            defaultValue = "put on the list by hand",
            description = "One sentence for whoever asks.")
    private String because;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "When it ends, such as 2027-01-31T00:00:00Z (default: never).")
    private Instant until;

    @Override
    int run(Records records) {
        Instant now = records.tick();
        if (until != null && !until.isAfter(now))
            throw new InvalidFile("--until " + until, "is over already, now is " + now);
        for (Address address : parsed()) {
            Suppression entry =
                    new Suppression(
                            address,
                            Ground.BY_HAND,
                            Optional.empty(),
                            now,
                            Optional.ofNullable(until),
                            because,
                            "by hand");
            records.ledger().change(address, history -> history.with(entry, Policy.standard()));
            System.out.println(address + " is on the list");
        }
        return 0;
    }
}
