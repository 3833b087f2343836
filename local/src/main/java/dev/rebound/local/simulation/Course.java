package dev.rebound.local.simulation;

import dev.rebound.core.Address;
import dev.rebound.functions.Ports;
import dev.rebound.json.Json;
import dev.rebound.local.Deployment;
import dev.rebound.local.Rebound;
import dev.rebound.local.Storage;
import dev.rebound.local.Time;
import dev.rebound.local.World;
import dev.rebound.local.ses.Mailboxes;
import dev.rebound.local.ses.Receiver;
import dev.rebound.local.ses.Ses;
import dev.rebound.local.ses.SimulatedSes;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What an application, SES, those who get mail and an operator do to one Rebound, in the order of
 * its virtual clock, and what became of it.
 */
final class Course implements World {
    private static final int TRIES = 50;
    private static final int LAMBDA_TRIES = 3;

    private final Conditions conditions;
    private final Mailboxes mailboxes = new Mailboxes();
    private final Storage storage = Storage.inMemory();
    private final Journal journal = new Journal();
    private final Rebound rebound;
    private Time time;
    private Consumer<Map<String, Object>> bus;
    private Post post;

    /**
     * @param receivers who gets mail
     * @param post of what quality the way of SES's events is, by which dice
     * @param troubles what stands between the handlers and their ports
     * @param log takes what functions log
     */
    record Conditions(
            Function<Address, Receiver> receivers,
            Post.Quality post,
            Random dice,
            UnaryOperator<Ports> troubles,
            Consumer<String> log) {
        /** Nothing goes wrong by itself. */
        static Conditions quiet(
                Function<Address, Receiver> receivers, UnaryOperator<Ports> troubles) {
            return new Conditions(
                    receivers, Post.Quality.PERFECT, new Random(0), troubles, _ -> {});
        }
    }

    Course(Deployment deployment, Conditions conditions) {
        this.conditions = conditions;
        this.rebound = new Rebound(deployment, storage, _ -> {}, this);
    }

    @Override
    public Ses ses(Time time, Consumer<Map<String, Object>> bus) {
        this.time = time;
        this.bus = bus;
        post = new Post(conditions.post(), time, bus, conditions.dice());
        Consumer<Map<String, Object>> watched = journal.watching(post, time);
        return new SimulatedSes(time, watched, conditions.receivers(), mailboxes);
    }

    @Override
    public Ports between(Ports ports) {
        return conditions.troubles().apply(journal.listening(ports, time));
    }

    @Override
    public void log(String line) {
        conditions.log().accept(line);
    }

    /** Lets something happen in the midst of it. */
    void at(Instant when, Runnable what) {
        time.startAt(when, what);
    }

    /** The application wants a mail sent then. */
    void post(Mail mail, Instant at) {
        journal.planned(mail);
        at(at, () -> send(mail, 1));
    }

    /** An application calls again when the function failed. */
    private void send(Mail mail, int tries) {
        try {
            Map<String, Object> payload = Json.object(MailJson.text(mail));
            journal.answered(mail, rebound.invoke("send", payload), time.instant());
        } catch (RuntimeException fault) {
            if (tries == TRIES) throw fault;
            at(time.instant().plus(Duration.ofMinutes(tries)), () -> send(mail, tries + 1));
        }
    }

    void audit(Instant at) {
        at(at, () -> audit(1));
    }

    /** Lambda calls a function again that failed; what it could not do, the next audit does. */
    private void audit(int tries) {
        try {
            rebound.invoke("audit", Map.of());
        } catch (RuntimeException fault) {
            if (tries < LAMBDA_TRIES)
                at(time.instant().plus(Duration.ofMinutes(tries)), () -> audit(tries + 1));
        }
    }

    void replayQuarantine(Instant at) {
        at(at, rebound::replayQuarantine);
    }

    /** As when somebody replays EventBridge's archive. */
    void deliver(Map<String, Object> event) {
        bus.accept(event);
    }

    /** Goes on until nothing is left to happen. */
    void finish() {
        rebound.finish();
    }

    /** Each event that came from SES, once. */
    List<Map<String, Object>> events() {
        return post.delivered();
    }

    Journal journal() {
        return journal;
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    Storage storage() {
        return storage;
    }

    /**
     * @param judged when the suppression list is looked at
     */
    Totals totals(Instant judged) {
        return new Outcome(storage, mailboxes, conditions.receivers(), journal, events(), judged)
                .totals();
    }
}
