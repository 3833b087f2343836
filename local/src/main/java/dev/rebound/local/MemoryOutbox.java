package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.functions.Outbox;
import dev.rebound.json.Json;
import dev.rebound.mail.InvalidMail;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@link Outbox} in maps, gone with the process. */
public final class MemoryOutbox implements Outbox {
    private final Map<String, Mail> mails = new HashMap<>();
    private final Map<String, NavigableMap<Integer, Sending>> attempts = new TreeMap<>();
    private final Map<Attempt, Unanswered> unanswered = new LinkedHashMap<>();
    private final Set<String> superseded = new HashSet<>();

    @Override
    public synchronized void keep(Mail mail) {
        Mail asKept = MailJson.read(Json.object(MailJson.text(mail)));
        Mail known = mails.putIfAbsent(mail.id(), asKept);
        if (known != null && !known.equals(asKept))
            throw new InvalidMail("key \"" + mail.key() + "\" was used for another mail");
    }

    @Override
    public synchronized Optional<Kept> find(Address recipient, String mail) {
        return Optional.ofNullable(mails.get(mail)).map(this::kept);
    }

    @Override
    public synchronized List<Kept> to(Address recipient) {
        return mails.values().stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .map(this::kept)
                .toList();
    }

    private Kept kept(Mail mail) {
        return new Kept(mail, superseded.contains(mail.id()), new TreeMap<>(attempts(mail.id())));
    }

    @Override
    public synchronized void supersede(Address recipient, String mail) {
        if (mails.containsKey(mail)) superseded.add(mail);
    }

    @Override
    public synchronized Optional<Sending> claim(Address recipient, Attempt attempt, Instant at) {
        Sending earlier =
                attempts(attempt.mail())
                        .putIfAbsent(attempt.number(), new Sending(at, Optional.empty()));
        if (earlier == null) unanswered.put(attempt, new Unanswered(recipient, attempt, at));
        return Optional.ofNullable(earlier);
    }

    @Override
    public synchronized void release(Address recipient, Attempt attempt) {
        attempts(attempt.mail()).remove(attempt.number());
        unanswered.remove(attempt);
    }

    @Override
    public synchronized void sent(
            Address recipient, Attempt attempt, Instant at, String messageId) {
        attempts(attempt.mail())
                .merge(
                        attempt.number(),
                        new Sending(at, Optional.of(messageId)),
                        (known, told) ->
                                known.messageId().isPresent()
                                        ? known
                                        : new Sending(known.at(), told.messageId()));
        unanswered.remove(attempt);
    }

    @Override
    public synchronized List<Unanswered> unanswered(Instant hour) {
        Instant from = hour.truncatedTo(ChronoUnit.HOURS);
        return unanswered.values().stream()
                .filter(one -> one.at().truncatedTo(ChronoUnit.HOURS).equals(from))
                .toList();
    }

    private NavigableMap<Integer, Sending> attempts(String mail) {
        return attempts.computeIfAbsent(mail, _ -> new TreeMap<>());
    }
}
