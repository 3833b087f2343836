package dev.rebound.core;

import dev.rebound.core.Progress.Subscription.Change;
import dev.rebound.core.Suppression.Ground;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Feedback for tests: about Ana, at noon of a day in March. */
final class Events {
    static final Address ANA = Address.parse("ana@example.test");

    static final Dsn NO_REPORT = new Dsn("", "", "", "");

    private Events() {}

    static Instant day(int day) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(86_400L * (day - 1));
    }

    static Message message(int day) {
        return new Message(
                "m-" + day, Optional.of(day(day).minusSeconds(60)), List.of("ana@example.test"));
    }

    static Bounce bounce(int day, String type, String subType, String status) {
        Dsn dsn =
                status.isEmpty()
                        ? NO_REPORT
                        : new Dsn("failed", status, "smtp; 550 " + status + " refused", "dns; mx");
        return new Bounce(message(day), ANA, day(day), Optional.of("f-" + day), type, subType, dsn);
    }

    /** On the first day, as its server put it. */
    static Bounce bounce(String type, String subType, Dsn dsn) {
        return new Bounce(message(1), ANA, day(1), Optional.empty(), type, subType, dsn);
    }

    static Bounce mailboxFull(int day) {
        return bounce(day, "Transient", "MailboxFull", "5.2.2");
    }

    static Bounce serverDown(int day) {
        Dsn dsn = new Dsn("failed", "4.3.2", "smtp; 451 4.3.2 cannot go on", "dns; mx");
        return new Bounce(
                message(day), ANA, day(day), Optional.of("f-" + day), "Transient", "General", dsn);
    }

    static Bounce unexplained(int day) {
        return bounce(day, "Permanent", "General", "5.0.0");
    }

    /** The same at another time. */
    static Bounce at(Bounce bounce, Instant at) {
        return new Bounce(
                bounce.message(),
                bounce.recipient(),
                at,
                bounce.feedbackId(),
                bounce.bounceType(),
                bounce.bounceSubType(),
                bounce.dsn());
    }

    /** The same of a message with these tags. */
    static Bounce tagged(Bounce bounce, Tags tags) {
        Message message = bounce.message();
        return new Bounce(
                new Message(message.id(), message.sentAt(), message.destination(), tags),
                bounce.recipient(),
                bounce.at(),
                bounce.feedbackId(),
                bounce.bounceType(),
                bounce.bounceSubType(),
                bounce.dsn());
    }

    /** The same of a later attempt at one mail. */
    static Bounce attempt(int number, Bounce bounce) {
        return tagged(bounce, Tags.NONE.with(new Attempt("mail", number)));
    }

    static DeliveryDelay delay(int day, String type) {
        return new DeliveryDelay(message(day), ANA, day(day), type, Optional.empty(), NO_REPORT);
    }

    static Bounce noSuchMailbox(int day) {
        return bounce(day, "Permanent", "General", "5.1.1");
    }

    static Bounce noSuchDomain(int day) {
        return bounce(day, "Transient", "General", "5.4.4");
    }

    static Complaint complaint(int day, String feedbackType) {
        return new Complaint(
                message(day), ANA, day(day), Optional.of("c-" + day), feedbackType, "", 1);
    }

    static Complaint possibleComplaint(int day) {
        return new Complaint(message(day), ANA, day(day), Optional.of("c-" + day), "abuse", "", 3);
    }

    static Progress.Delivery delivery(int day) {
        return new Progress.Delivery(message(day), ANA, day(day));
    }

    static Progress.Subscription subscription(int day, Change change) {
        return new Progress.Subscription(message(day), ANA, day(day), "news", change);
    }

    /** For good, since the first day. */
    static Suppression suppression(Ground ground) {
        return suppression(ground, Optional.empty());
    }

    static Suppression suppression(Ground ground, Optional<Instant> until) {
        return new Suppression(
                ANA, ground, Optional.empty(), day(1), until, "It is " + ground.word() + ".", "k");
    }
}
