package dev.rebound.local.cli;

import dev.rebound.core.Policy;
import dev.rebound.functions.Ledger.Sent;
import dev.rebound.functions.Losses;
import dev.rebound.functions.Outbox.Unanswered;
import dev.rebound.json.Json;
import dev.rebound.local.Records;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "Messages of which no event told how they ended, although their time is over, by"
                        + " hour and configuration set.")
final class Audit extends OnRecords {
    @Option(
            names = "--days",
            defaultValue = "30",
            description = "How far back from the last event, of a stack from now (30).")
    private int days;

    @Option(names = "--json", description = "One JSON object per hour and configuration set.")
    private boolean json;

    @Override
    int run(Records records) {
        Instant last = Losses.lastHour(records.now(), Policy.standard());
        List<Losses> all = new ArrayList<>();
        for (int back = 24 * days - 1; back >= 0; back--) {
            Instant hour = last.minus(Duration.ofHours(back));
            all.addAll(Losses.in(hour, records.ledger()));
        }
        Instant to = last.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        List<Unanswered> unanswered =
                records.outbox().unanswered(to.minus(Duration.ofDays(days)), to);
        if (json) all.forEach(losses -> System.out.println(Json.text(json(losses))));
        else print(all, unanswered);
        return 0;
    }

    private static void print(List<Losses> all, List<Unanswered> unanswered) {
        all.stream().filter(losses -> !losses.open().isEmpty()).forEach(Audit::print);
        unanswered.forEach(
                one ->
                        System.out.printf(
                                "%s  %s: nobody knows whether SES took attempt %d at mail %s%n",
                                one.at(),
                                one.recipient(),
                                one.attempt().number(),
                                one.attempt().mail()));
        int sent = all.stream().mapToInt(Losses::sent).sum();
        int open = all.stream().mapToInt(losses -> losses.open().size()).sum();
        System.out.printf(
                Locale.ROOT,
                "%d messages whose time is over, %d without an end (%.2f %%)%n",
                sent,
                open,
                sent == 0 ? 0.0 : 100.0 * open / sent);
    }

    private static void print(Losses losses) {
        System.out.printf(
                Locale.ROOT,
                "%s  %s: %d of %d without an end (%.2f %%)%n",
                losses.hour(),
                losses.configurationSet().isEmpty()
                        ? "no configuration set"
                        : losses.configurationSet(),
                losses.open().size(),
                losses.sent(),
                100 * losses.rate());
        for (Sent sent : losses.open())
            System.out.printf(
                    "  %s  %s  message %s%n", sent.at(), sent.recipient(), sent.messageId());
    }

    private static Map<String, Object> json(Losses losses) {
        Map<String, Object> json = new LinkedHashMap<>(losses.json());
        json.put("messages", losses.open().stream().map(Sent::messageId).toList());
        return json;
    }
}
