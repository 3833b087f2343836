package dev.rebound.local.cli;

import dev.rebound.core.Address;
import dev.rebound.core.Policy;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.RecipientHistory.Mark;
import dev.rebound.core.Suppression;
import dev.rebound.local.Records;

import picocli.CommandLine.Command;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description =
                "Take these off the list, whatever put them there; with --aws off SES's own, too.")
final class RemoveSuppressions extends OnAddresses {
    @Override
    int run(Records records) {
        Instant now = records.tick();
        for (Address address : parsed()) {
            boolean listed = !records.ledger().history(address).suppressions().isEmpty();
            if (listed)
                records.ledger()
                        .change(
                                address,
                                history ->
                                        history.with(
                                                Mark.CLEARED,
                                                latest(now, history),
                                                Policy.standard()));
            records.unlist(address);
            System.out.println(address + (listed ? " is off the list" : " was not on the list"));
        }
        return 0;
    }

    /**
     * What was put on the list by hand before the first event was played bears a later date than
     * the events.
     */
    private static Instant latest(Instant now, RecipientHistory history) {
        return Stream.concat(
                        Stream.of(now),
                        history.suppressions().values().stream().map(Suppression::since))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
