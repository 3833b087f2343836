package dev.rebound.bench.cost;

import dev.rebound.bench.cost.Play.Use;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a month costs if one thing were otherwise, in dollars. */
record Variants(Estimate estimate, Use use, String volume) {
    Map<String, Double> all() {
        Count mail = estimate.mail(use);
        Bill bill = estimate.bill(mail, volume);
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("as it is", bill.total());
        all.put("the first month, when the tables fill", firstMonth(mail).total());
        all.put("without analytics", bill.without("firehose", "s3-storage", "s3-objects").total());
        all.put(
                "without EventBridge's archive",
                bill.without("archive", "archive-storage").total());
        all.put("without tracing", bill.without("traces").total());
        all.put("without opens and clicks", total(withoutEngagement()));
        all.put("mails by template", total(byTemplate(mail)));
        all.put("without point-in-time recovery", bill.without("recovery").total());
        all.put("timelines and statuses kept 90 days, not 400", total(forgotten(mail)));
        all.put("timeline items of less than 1 KB", total(shorter(mail)));
        all.put("the last two together", total(shorter(forgotten(mail))));
        return all;
    }

    private double total(Count mail) {
        return estimate.bill(mail, volume).total();
    }

    private Count withoutEngagement() {
        return estimate.counted().mean(use, estimate.traffic().withoutEngagement());
    }

    private Count byTemplate(Count mail) {
        return use == Use.SENDS ? mail.minus(estimate.counted().small()) : mail;
    }

    private static Count forgotten(Count mail) {
        return mail.scaled("stored/FEEDBACK", 90.0 / 400).scaled("stored/MESSAGE", 90.0 / 400);
    }

    /** They are written in transactions, which cost double, and have between one KB and two. */
    private static Count shorter(Count mail) {
        double saved = 2 * Month.tracked(mail);
        return mail.minus(new Count(new TreeMap<>(Map.of("writes/track/ledger", saved))));
    }

    /** Nothing has expired yet, and on average half of a month's items are there. */
    private Bill firstMonth(Count mail) {
        Map<String, Double> quantities = estimate.month(mail, volume).quantities();
        double share = mail.of("stored") / 2 / estimate.month(mail, volume).bytesKept();
        quantities.computeIfPresent("storage", (_, full) -> full * share);
        quantities.computeIfPresent("recovery", (_, full) -> full * share);
        return Bill.of(quantities);
    }
}
