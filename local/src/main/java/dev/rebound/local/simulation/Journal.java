package dev.rebound.local.simulation;

import dev.rebound.core.Address;
import dev.rebound.functions.Announcer;
import dev.rebound.functions.Ports;
import dev.rebound.local.Time;
import dev.rebound.mail.Mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the application was told and saw of a simulation, and how much happened in each hour. */
public final class Journal {
    private final Map<Mail, Optional<String>> receipts = new LinkedHashMap<>();
    private final Set<String> stuck = new HashSet<>();
    private final Map<Address, List<Instant>> suppressed = new LinkedHashMap<>();
    private final NavigableMap<String, Integer> announced = new TreeMap<>();
    private final NavigableMap<Instant, Hour> hours = new TreeMap<>();

    /** What happened in one hour. */
    public record Hour(int mails, int deliveries, int bounces, int suppressions) {
        static final Hour NOTHING = new Hour(0, 0, 0, 0);
        static final Hour MAIL = new Hour(1, 0, 0, 0);
        static final Hour DELIVERY = new Hour(0, 1, 0, 0);
        static final Hour BOUNCE = new Hour(0, 0, 1, 0);
        static final Hour SUPPRESSION = new Hour(0, 0, 0, 1);

        Hour plus(Hour more) {
            return new Hour(
                    mails + more.mails,
                    deliveries + more.deliveries,
                    bounces + more.bounces,
                    suppressions + more.suppressions);
        }
    }

    private void count(Instant at, Hour what) {
        hours.merge(at.truncatedTo(ChronoUnit.HOURS), what, Hour::plus);
    }

    void planned(Mail mail) {
        receipts.put(mail, Optional.empty());
    }

    /**
     * @param answer that of the {@code send} function
     */
    void answered(Mail mail, Object answer, Instant at) {
        List<?> all = (List<?>) ((Map<?, ?>) answer).get("receipts");
        receipts.put(mail, Optional.of((String) ((Map<?, ?>) all.getFirst()).get("outcome")));
        count(at, Hour.MAIL);
    }

    /** The outcome of each mail's receipt; empty when there was none. */
    Map<Mail, Optional<String>> receipts() {
        return receipts;
    }

    /** Whether a message, or a mail of which nobody knows the message, was announced as stuck. */
    boolean isStuck(String messageOrMail) {
        return stuck.contains(messageOrMail);
    }

    int stuck() {
        return stuck.size();
    }

    Ports listening(Ports ports, Time time) {
        Announcer listening =
                (source, type, detail) -> {
                    ports.announcer().put(source, type, detail);
                    if (source.equals(Announcer.SOURCE)) announced(type, detail, time.instant());
                };
        return new Ports(
                ports.ledger(),
                ports.once(),
                listening,
                ports.quarantine(),
                ports.casebook(),
                ports.accountList(),
                ports.outbox(),
                ports.mailer(),
                ports.insights(),
                ports.telemetry(),
                ports.clock(),
                ports.policy());
    }

    /** Everybody who was announced as suppressed, and since when. */
    Map<Address, List<Instant>> suppressed() {
        return suppressed;
    }

    /** How often Rebound announced what, by detail-type. */
    NavigableMap<String, Integer> announced() {
        return announced;
    }

    private void announced(String type, Map<String, Object> detail, Instant at) {
        announced.merge(type, 1, Integer::sum);
        switch (type) {
            case "Recipient Suppressed" -> {
                count(at, Hour.SUPPRESSION);
                suppressed
                        .computeIfAbsent(
                                Address.parse((String) detail.get("recipient")),
                                _ -> new ArrayList<>())
                        .add(Instant.parse((String) detail.get("since")));
            }
            case "Delivery Stuck" ->
                    stuck.add((String) detail.getOrDefault("messageId", detail.get("mail")));
            default -> {} // is not looked at
        }
    }

    Consumer<Map<String, Object>> watching(Consumer<Map<String, Object>> post, Time time) {
        return event -> {
            switch ((String) event.get("detail-type")) {
                case "Email Delivered" -> count(time.instant(), Hour.DELIVERY);
                case "Email Bounced" -> count(time.instant(), Hour.BOUNCE);
                default -> {} // is not drawn
            }
            post.accept(event);
        };
    }

    /** Without gaps, from the first to the last hour in which anything happened. */
    public NavigableMap<Instant, Hour> hours() {
        NavigableMap<Instant, Hour> all = new TreeMap<>(hours);
        if (all.isEmpty()) return all;
        for (Instant hour = all.firstKey();
                hour.isBefore(all.lastKey());
                hour = hour.plus(1, ChronoUnit.HOURS)) all.putIfAbsent(hour, Hour.NOTHING);
        return all;
    }
}
