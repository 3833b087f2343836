package dev.rebound.local.ses;

import dev.rebound.core.Attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What really happened to each mail, which no event can hide. */
public final class Mailboxes {
    private final Map<String, List<Arrival>> arrivals = new LinkedHashMap<>();
    private final Set<Attempt> taken = new HashSet<>();
    private final Set<String> takenTwice = new HashSet<>();
    private final Set<String> lost = new HashSet<>();

    /** A message in a mailbox. */
    public record Arrival(int attempt, String messageId, Instant at) {}

    void taken(SesMessage message) {
        String mail = message.mail().id();
        if (!taken.add(new Attempt(mail, message.attempt()))) takenTwice.add(mail);
    }

    void arrived(SesMessage message, Instant at) {
        arrivals.computeIfAbsent(message.mail().id(), _ -> new ArrayList<>())
                .add(new Arrival(message.attempt(), message.id(), at));
    }

    void lost(SesMessage message) {
        lost.add(message.id());
    }

    /** The messages that brought a mail to its mailbox and stayed there. */
    public List<Arrival> of(String mail) {
        return arrivals.getOrDefault(mail, List.of()).stream()
                .filter(arrival -> !lost.contains(arrival.messageId()))
                .toList();
    }

    /** Whether SES took one attempt at a mail more than once. */
    public boolean isTakenTwice(String mail) {
        return takenTwice.contains(mail);
    }

    /** All of them, in the order in which mails first arrived. */
    public List<Arrival> all() {
        return arrivals.keySet().stream().flatMap(mail -> of(mail).stream()).toList();
    }
}
