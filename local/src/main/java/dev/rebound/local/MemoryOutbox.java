package dev.rebound.local;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Refusal;
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
    private final Map<Key, Mail> mails = new HashMap<>();
    private final Map<Key, NavigableMap<Integer, Sending>> attempts = new HashMap<>();
    private final Map<Claim, Unanswered> unanswered = new LinkedHashMap<>();
    private final Set<Key> superseded = new HashSet<>();
    private final Map<Key, Refusal> declined = new HashMap<>();

    private record Key(Address recipient, String mail) {}

    private record Claim(Address recipient, Attempt attempt) {}

    @Override
    public synchronized void keep(Mail mail) {
        Mail asKept = MailJson.read(Json.object(MailJson.text(mail)));
        Mail known = mails.putIfAbsent(new Key(mail.recipient(), mail.id()), asKept);
        if (known != null && !known.equals(asKept))
            throw new InvalidMail("key \"" + mail.key() + "\" was used for another mail");
    }

    @Override
    public synchronized Optional<Kept> find(Address recipient, String mail) {
        return Optional.ofNullable(mails.get(new Key(recipient, mail))).map(this::kept);
    }

    @Override
    public synchronized List<Kept> to(Address recipient) {
        return mails.values().stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .map(this::kept)
                .toList();
    }

    private Kept kept(Mail mail) {
        Key key = new Key(mail.recipient(), mail.id());
        return new Kept(
                mail,
                superseded.contains(key),
                Optional.ofNullable(declined.get(key)),
                new TreeMap<>(attempts(key)));
    }

    @Override
    public synchronized void supersede(Address recipient, String mail) {
        Key key = new Key(recipient, mail);
        if (mails.containsKey(key)) superseded.add(key);
    }

    @Override
    public synchronized void decline(Address recipient, String mail, Refusal refusal) {
        declined.put(new Key(recipient, mail), refusal);
    }

    @Override
    public synchronized Optional<Sending> claim(Address recipient, Attempt attempt, Instant at) {
        Sending earlier =
                attempts(recipient, attempt)
                        .putIfAbsent(attempt.number(), new Sending(at, Optional.empty()));
        if (earlier == null)
            unanswered.put(new Claim(recipient, attempt), new Unanswered(recipient, attempt, at));
        return Optional.ofNullable(earlier);
    }

    @Override
    public synchronized void release(Address recipient, Attempt attempt) {
        attempts(recipient, attempt).remove(attempt.number());
        unanswered.remove(new Claim(recipient, attempt));
    }

    @Override
    public synchronized void sent(
            Address recipient, Attempt attempt, Instant at, String messageId) {
        attempts(recipient, attempt)
                .merge(
                        attempt.number(),
                        new Sending(at, Optional.of(messageId)),
                        (known, told) ->
                                known.messageId().isPresent()
                                        ? known
                                        : new Sending(known.at(), told.messageId()));
        unanswered.remove(new Claim(recipient, attempt));
    }

    @Override
    public synchronized List<Unanswered> unanswered(Instant hour) {
        Instant from = hour.truncatedTo(ChronoUnit.HOURS);
        return unanswered.values().stream()
                .filter(one -> one.at().truncatedTo(ChronoUnit.HOURS).equals(from))
                .toList();
    }

    private NavigableMap<Integer, Sending> attempts(Address recipient, Attempt attempt) {
        return attempts(new Key(recipient, attempt.mail()));
    }

    private NavigableMap<Integer, Sending> attempts(Key key) {
        return attempts.computeIfAbsent(key, _ -> new TreeMap<>());
    }
}
