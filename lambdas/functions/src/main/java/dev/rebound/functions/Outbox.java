package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Refusal;
import dev.rebound.mail.InvalidMail;
import dev.rebound.mail.Mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** The mails sent through Rebound, each to one recipient, and what was attempted with them. */
public interface Outbox {
    /** How long a mail can be sent again, and an attempt at it is known. */
    Duration KEPT = Duration.ofDays(30);

    /**
     * Keeps a mail, unless it is kept already.
     *
     * @throws InvalidMail when another mail was kept under its key
     */
    void keep(Mail mail);

    Optional<Kept> find(Address recipient, String mail);

    /** All mails to a recipient, in no order. */
    List<Kept> to(Address recipient);

    /** Notes that a later mail took its place; one that is not kept is none. */
    void supersede(Address recipient, String mail);

    /** Notes why a mail was not sent at all; it is not attempted any more. */
    void decline(Address recipient, String mail, Refusal refusal);

    /**
     * Claims an attempt: of all who try, one.
     *
     * @return what another claim came to; empty when the claim is the caller's
     */
    Optional<Sending> claim(Address recipient, Attempt attempt, Instant at);

    /** Gives a claim back, since SES did not take the mail. */
    void release(Address recipient, Attempt attempt);

    /** Notes what SES took it as; may be said again, and by whoever learns it first. */
    void sent(Address recipient, Attempt attempt, Instant at, String messageId);

    /**
     * The attempts of which nobody knows whether SES took them.
     *
     * @param from when they were claimed at the earliest
     * @param to before which
     */
    List<Unanswered> unanswered(Instant from, Instant to);

    /**
     * @param superseded whether a later mail took its place
     * @param declined why it was not sent at all
     * @param attempts by their numbers
     */
    record Kept(
            Mail mail,
            boolean superseded,
            Optional<Refusal> declined,
            NavigableMap<Integer, Sending> attempts) {}

    /**
     * @param at when it was claimed
     * @param messageId empty while nobody knows whether SES took it
     */
    record Sending(Instant at, Optional<String> messageId) {}

    record Unanswered(Address recipient, Attempt attempt, Instant at) {}
}
