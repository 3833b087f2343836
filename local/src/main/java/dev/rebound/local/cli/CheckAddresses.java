package dev.rebound.local.cli;

import dev.rebound.core.Address;
import dev.rebound.core.MailStream;
import dev.rebound.core.Policy;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Suppression;
import dev.rebound.json.Json;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.Records;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

@Command(name = "check", mixinStandardHelpOptions = true, description = "May these be sent to?")
final class CheckAddresses extends OnAddresses {
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
    int run(Records records) {
        MailStream asked =
                MailStream.ofWord(stream)
                        .orElseThrow(
                                () ->
                                        new InvalidFile(
                                                "--stream " + stream,
                                                "is none of transactional, marketing,"
                                                        + " security"));
        Map<Address, RecipientHistory> histories = records.ledger().histories(parsed());
        for (Address address : parsed()) {
            Optional<Suppression> suppression =
                    Policy.standard()
                            .gate(asked)
                            .stop(histories.get(address).suppressions().values(), records.now());
            System.out.println(
                    json ? Json.text(json(address, suppression)) : sentence(address, suppression));
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

    private static Map<String, Object> json(Address address, Optional<Suppression> suppression) {
        Map<String, Object> free = new LinkedHashMap<>();
        free.put("recipient", address.value());
        free.put("suppressed", false);
        return suppression.map(SuppressionTable::json).orElse(free);
    }
}
