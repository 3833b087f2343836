package dev.rebound.local.cli;

import dev.rebound.core.Address;
import dev.rebound.core.MailStream;
import dev.rebound.core.Policy;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.RecipientHistory.Mark;
import dev.rebound.core.Suppression;
import dev.rebound.core.Suppression.Ground;
import dev.rebound.json.Json;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.Storage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@Command(
        name = "suppressions",
        mixinStandardHelpOptions = true,
        description = "The suppression list.",
        subcommands = {
            Suppressions.Listing.class,
            Suppressions.Check.class,
            Suppressions.Add.class,
            Suppressions.Remove.class
        })
final class Suppressions {
    private abstract static class OnAddresses extends OnStorage {
        @Parameters(arity = "1..*", paramLabel = "ADDRESS", description = "One or many.")
        List<String> addresses;

        List<Address> parsed() {
            return addresses.stream().map(Address::parse).distinct().toList();
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Everybody who is suppressed now.")
    static final class Listing extends OnStorage {
        @Option(names = "--json", description = "One JSON object per line.")
        private boolean json;

        @Override
        int run(Storage storage) {
            if (json)
                SuppressionTable.inForce(storage)
                        .forEach(s -> System.out.println(Json.text(SuppressionTable.json(s))));
            else SuppressionTable.print(System.out, storage);
            return 0;
        }
    }

    @Command(name = "check", mixinStandardHelpOptions = true, description = "May these be sent to?")
    static final class Check extends OnAddresses {
        @Option(names = "--json", description = "One JSON object per line.")
        private boolean json;

        @Option(
                names = "--stream",
                paramLabel = "STREAM",
                defaultValue = "marketing",
                description =
                        "transactional, marketing or security: each is stopped by other things"
                                + " (default: marketing, the strictest).")
        private String stream;

        @Override
        int run(Storage storage) {
            MailStream asked =
                    MailStream.ofWord(stream)
                            .orElseThrow(
                                    () ->
                                            new InvalidFile(
                                                    "--stream " + stream,
                                                    "is none of transactional, marketing,"
                                                            + " security"));
            Map<Address, RecipientHistory> histories = storage.ledger().histories(parsed());
            for (Address address : parsed()) {
                Optional<Suppression> suppression =
                        Policy.standard()
                                .gate(asked)
                                .stop(
                                        histories.get(address).suppressions().values(),
                                        storage.now());
                System.out.println(
                        json
                                ? Json.text(json(address, suppression))
                                : sentence(address, suppression));
            }
            return 0;
        }

        private static String sentence(Address address, Optional<Suppression> suppression) {
            return suppression
                    .map(
                            s ->
                                    "%s is suppressed (%s, %s): %s"
                                            .formatted(
                                                    address,
                                                    s.ground().word(),
                                                    SuppressionTable.until(s),
                                                    s.because()))
                    .orElse(address + " may be sent to");
        }

        private static Map<String, Object> json(
                Address address, Optional<Suppression> suppression) {
            Map<String, Object> free = new LinkedHashMap<>();
            free.put("recipient", address.value());
            free.put("suppressed", false);
            return suppression.map(SuppressionTable::json).orElse(free);
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Put these on the list by hand.")
    static final class Add extends OnAddresses {
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
        int run(Storage storage) {
            Instant now = DataOption.tick(storage);
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
                storage.ledger().change(address, history -> history.with(entry, Policy.standard()));
                System.out.println(address + " is on the list");
            }
            return 0;
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Take these off the list, whatever put them there.")
    static final class Remove extends OnAddresses {
        @Override
        int run(Storage storage) {
            Instant now = DataOption.tick(storage);
            for (Address address : parsed()) {
                boolean listed = !storage.ledger().history(address).suppressions().isEmpty();
                if (listed)
                    storage.ledger()
                            .change(
                                    address,
                                    history ->
                                            history.with(
                                                    Mark.CLEARED,
                                                    latest(now, history),
                                                    Policy.standard()));
                System.out.println(
                        address + (listed ? " is off the list" : " was not on the list"));
            }
            return 0;
        }

        /**
         * What was put on the list by hand before the first event was played bears a later date
         * than the events.
         */
        private static Instant latest(Instant now, RecipientHistory history) {
            return Stream.concat(
                            Stream.of(now),
                            history.suppressions().values().stream().map(Suppression::since))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }
}
