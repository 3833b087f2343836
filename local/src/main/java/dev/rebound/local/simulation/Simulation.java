package dev.rebound.local.simulation;

import dev.rebound.core.Address;
import dev.rebound.core.MailStream;
import dev.rebound.functions.Ports;
import dev.rebound.json.Json;
import dev.rebound.local.Deployment;
import dev.rebound.local.Rebound;
import dev.rebound.local.Storage;
import dev.rebound.local.Time;
import dev.rebound.local.World;
import dev.rebound.local.ses.Mailboxes;
import dev.rebound.local.ses.Ses;
import dev.rebound.local.ses.SimulatedSes;
import dev.rebound.mail.Content;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;
import dev.rebound.mail.Unsubscribe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * An application that sends mail through Rebound for some days, at every hour and in a campaign
 * each morning; SES, the population and what goes wrong; and the audit. The same seed gives the
 * same run.
 */
public final class Simulation implements World {
    /** A Sunday in March on which clocks are put forward in many countries follows. */
    private static final Instant START = Instant.parse("2026-03-23T00:00:00Z");

    /** Resends, and the audit of them, may go on for so long after the last mail. */
    private static final Duration LINGERING = Duration.ofDays(20);

    private static final int TRIES = 50;
    private static final int LAMBDA_TRIES = 3;

    /** Deployed it is every hour; an audit looks back a day, so that this misses nothing. */
    private static final Duration AUDIT = Duration.ofHours(3);

    /** The list is judged so long after the last mail, before pauses end. */
    private static final Duration SETTLING = Duration.ofDays(5);

    private static final Duration CAMPAIGN = Duration.ofHours(9);

    private final Plan plan;
    private final Random random;
    private final Random faults;
    private final Population population;
    private final Mailboxes mailboxes = new Mailboxes();
    private final Storage storage = Storage.inMemory();
    private final Journal journal = new Journal();
    private final Rebound rebound;
    private Time time;
    private Post post;

    /**
     * @param mails how many, each to one address
     * @param days over how many
     * @param ports what goes wrong between the handlers and their ports
     * @param badPost whether events are lost, repeated and late
     */
    public record Plan(int mails, int days, long seed, Faults ports, boolean badPost) {
        /** Nothing goes wrong but what goes wrong in the world. */
        public static Plan of(int mails, int days, long seed) {
            return new Plan(mails, days, seed, Faults.NONE, false);
        }

        public static Plan withFaults(int mails, int days, long seed) {
            return new Plan(mails, days, seed, Faults.MANY, true);
        }
    }

    public Simulation(Deployment deployment, Plan plan) {
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.faults = new Random(~plan.seed());
        this.population =
                new Population(
                        Math.max(4, plan.mails() / 6),
                        START,
                        plan.days(),
                        plan.mails() / plan.days(),
                        random);
        this.rebound = new Rebound(deployment, storage, _ -> {}, this);
    }

    @Override
    public Ses ses(Time time, Consumer<Map<String, Object>> bus) {
        this.time = time;
        Post.Quality quality = plan.badPost() ? Post.Quality.POOR : Post.Quality.PERFECT;
        post = new Post(quality, time, bus, faults);
        Consumer<Map<String, Object>> watched = journal.watching(post, time);
        return new SimulatedSes(time, watched, population::receiver, mailboxes);
    }

    @Override
    public Ports between(Ports ports) {
        return plan.ports().between(journal.listening(ports, time), faults);
    }

    /** Faults made on purpose are not worth a line each. */
    @Override
    public void log(String line) {
        if (plan.ports().equals(Faults.NONE)) World.super.log(line);
    }

    /** Runs until nothing is left to happen. */
    public Totals run() {
        mails().forEach(this::post);
        Instant end = START.plus(Duration.ofDays(plan.days())).plus(LINGERING);
        for (Instant at = START; at.isBefore(end); at = at.plus(AUDIT))
            time.startAt(at, () -> audit(1));
        for (Instant at = START; at.isBefore(end); at = at.plus(Duration.ofDays(1)))
            time.startAt(at, rebound::replayQuarantine);
        rebound.finish();
        Instant judged = START.plus(Duration.ofDays(plan.days())).plus(SETTLING);
        return new Outcome(storage, mailboxes, population, journal, post.delivered(), judged)
                .totals();
    }

    private record Posting(Instant at, Mail mail) {}

    private List<Posting> mails() {
        List<Posting> mails = new ArrayList<>();
        for (int number = 0; number < plan.mails(); number++) {
            List<Address> all = population.addresses();
            Address to = all.get(random.nextInt(all.size()));
            Instant day = START.plus(Duration.ofDays(random.nextInt(plan.days())));
            int dice = random.nextInt(100);
            if (dice < 60) mails.add(campaign(number, to, day));
            else mails.add(single(number, to, day, dice < 95));
        }
        return mails;
    }

    private Posting campaign(int number, Address to, Instant day) {
        Instant at = day.plus(CAMPAIGN).plusMillis(random.nextInt(3_600_000));
        Unsubscribe way = new Unsubscribe("https://shop.test/u/" + number, Optional.empty());
        return new Posting(
                at, mail(number, to, MailStream.MARKETING, Optional.empty(), Optional.of(way)));
    }

    private Posting single(int number, Address to, Instant day, boolean invoice) {
        Instant at = day.plusMillis(random.nextInt(86_400_000));
        return new Posting(
                at,
                invoice
                        ? mail(
                                number,
                                to,
                                MailStream.TRANSACTIONAL,
                                Optional.empty(),
                                Optional.empty())
                        : mail(
                                number,
                                to,
                                MailStream.SECURITY,
                                Optional.of(at.plus(Duration.ofMinutes(10))),
                                Optional.empty()));
    }

    private static Mail mail(
            int number,
            Address to,
            MailStream stream,
            Optional<Instant> expires,
            Optional<Unsubscribe> unsubscribe) {
        return new Mail(
                "mail-" + number,
                stream,
                "Shop <mail@shop.test>",
                List.of(to),
                List.of(),
                new Content.Written(
                        "Mail " + number, Optional.of("Hello."), Optional.empty(), List.of()),
                Map.of(),
                Optional.empty(),
                expires,
                Optional.empty(),
                unsubscribe);
    }

    private void post(Posting posting) {
        journal.planned(posting.mail());
        time.startAt(posting.at(), () -> send(posting.mail(), 1));
    }

    /** An application calls again when the function failed. */
    private void send(Mail mail, int tries) {
        try {
            Map<String, Object> payload = Json.object(MailJson.text(mail));
            journal.answered(mail, rebound.invoke("send", payload), time.instant());
        } catch (RuntimeException fault) {
            if (tries == TRIES) throw fault;
            Instant later = time.instant().plus(Duration.ofMinutes(tries));
            time.startAt(later, () -> send(mail, tries + 1));
        }
    }

    /** Lambda calls a function again that failed; what it could not do, the next audit does. */
    private void audit(int tries) {
        try {
            rebound.invoke("audit", Map.of());
        } catch (RuntimeException fault) {
            if (tries < LAMBDA_TRIES)
                time.startAt(
                        time.instant().plus(Duration.ofMinutes(tries)), () -> audit(tries + 1));
        }
    }

    /** What happened hour by hour, after the run. */
    public Journal journal() {
        return journal;
    }
}
