package dev.rebound.bench.cost;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much is billed for a month, by the names in {@code prices.csv}, when mail has been sent at
 * the same rate for longer than anything is kept.
 *
 * @param volume such as {@code 10M}
 * @param mail what one uses
 * @param idle what an audit uses while nothing was sent
 * @param historyBytes of one address
 */
record Month(
        String volume,
        Count mail,
        Count idle,
        double historyBytes,
        EventSizes sizes,
        Assumptions assumed) {
    private static final double GB = 1 << 30;
    private static final double DAYS = 365.0 / 12;
    private static final double HOURS = DAYS * 24;

    double mails() {
        return Double.parseDouble(volume.replace("M", "")) * 1e6;
    }

    Map<String, Double> quantities() {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("writes", of("writes"));
        all.put("reads", of("reads") + idle.of("reads") * HOURS);
        all.put("storage", storage());
        all.put("recovery", storage() - gigabytes("stored/once/"));
        all.put("requests", requests());
        all.put("duration", duration());
        all.put("transitions", of("transitions"));
        all.put("put-events", of("put"));
        all.put("archive", archive());
        all.put("archive-storage", archive() * assumed.of("archive-days") / DAYS);
        all.put("queue", mails() * tracked(mail) + 2 * batches() + assumed.of("idle-receives"));
        all.put("logs", logs());
        all.put(
                "logs-storage",
                logs() * assumed.of("log-compression") * assumed.of("log-days") / DAYS);
        all.put("metrics", assumed.of("custom-metrics"));
        all.put("alarms", assumed.of("alarm-metrics"));
        all.put("dashboards", assumed.of("dashboards"));
        all.put("traces", traces());
        all.put("firehose", mails() * sizes.billed(mail) / GB);
        all.put("s3-storage", lake());
        all.put("s3-objects", assumed.of("analytics-objects"));
        all.put("mails", of("events/Send"));
        return all;
    }

    private double of(String name) {
        return mails() * mail.of(name);
    }

    private double storage() {
        return mails() * bytesKept() / GB;
    }

    /** The table of what was done once is not recovered to a point in time. */
    private double gigabytes(String kind) {
        return mails() * byteDays(kind) / DAYS / GB;
    }

    /** Of each mail of a month, in the end. */
    double bytesKept() {
        return byteDays("stored/") / DAYS + historyBytes / assumed.of("mails-per-address");
    }

    private double byteDays(String kind) {
        return mail.amounts().entrySet().stream()
                .filter(each -> each.getKey().startsWith(kind))
                .mapToDouble(each -> each.getValue() * days(each.getKey()))
                .sum();
    }

    private static double days(String stored) {
        return Double.parseDouble(stored.substring(stored.lastIndexOf('/') + 1));
    }

    /** Events that go to the queue of {@code track}. */
    static double tracked(Count mail) {
        return mail.of("events")
                - mail.of("events/Bounce")
                - mail.of("events/Complaint")
                - mail.of("events/DeliveryDelay");
    }

    private double batches() {
        return mails() * tracked(mail) / assumed.of("events-per-batch-" + volume);
    }

    private double requests() {
        return of("tasks") + of("sends") + batches() + HOURS;
    }

    private double duration() {
        Count calls = mail.scaled("calls/audit", 0);
        double ms =
                requests() * assumed.of("ms-per-invocation")
                        + mails()
                                * (called(calls, "dynamodb")
                                        + called(calls, "events")
                                        + called(calls, "ses"));
        double audits = mails() * called(mail, "dynamodb") - mails() * called(calls, "dynamodb");
        return (ms * assumed.of("function-gb") + (audits + idleMs()) * assumed.of("audit-gb"))
                / 1000;
    }

    private double idleMs() {
        return HOURS * called(idle, "dynamodb");
    }

    /** Milliseconds that functions wait for a service. */
    private double called(Count count, String service) {
        return assumed.of("ms-per-" + service + "-call")
                * count.amounts().entrySet().stream()
                        .filter(each -> each.getKey().startsWith("calls/"))
                        .filter(each -> each.getKey().endsWith("/" + service))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
    }

    private double archive() {
        return mails() * sizes.enveloped(mail) / GB;
    }

    private double lake() {
        return mails()
                * sizes.bare(mail)
                / GB
                * assumed.of("analytics-compression")
                * assumed.of("analytics-days")
                / DAYS;
    }

    private double logs() {
        double bytes =
                requests() * assumed.of("log-bytes-per-invocation")
                        + of("log-lines") * assumed.of("log-bytes-per-line")
                        + of("log-bytes");
        return bytes / GB;
    }

    /** Spread evenly over the month, which is the dearest. */
    private double traces() {
        double seconds = HOURS * 3600;
        double perSecond = (of("executions") + of("sends") + batches() + HOURS) / seconds;
        double first = Math.min(perSecond, assumed.of("traces-per-second"));
        return seconds * (first + (perSecond - first) * assumed.of("traces-share"));
    }
}
