package dev.rebound.local.simulation;

import dev.rebound.core.Address;
import dev.rebound.core.MailStream;
import dev.rebound.local.Deployment;
import dev.rebound.mail.Content;
import dev.rebound.mail.Mail;
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
public final class Simulation {
    /** A Sunday in March on which clocks are put forward in many countries follows. */
    private static final Instant START = Instant.parse("2026-03-23T00:00:00Z");

    /** Resends, and the audit of them, may go on for so long after the last mail. */
    private static final Duration LINGERING = Duration.ofDays(20);

    /** Deployed it is every hour; an audit looks back a day, so that this misses nothing. */
    private static final Duration AUDIT = Duration.ofHours(3);

    /** The list is judged so long after the last mail, before pauses end. */
    private static final Duration SETTLING = Duration.ofDays(5);

    private static final Duration CAMPAIGN = Duration.ofHours(9);

    private final Plan plan;
    private final Random random;
    private final Population population;
    private final Course course;

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
        this.population =
                new Population(
                        Math.max(4, plan.mails() / 6),
                        START,
                        plan.days(),
                        plan.mails() / plan.days(),
                        random);
        this.course = new Course(deployment, conditions());
    }

    private Course.Conditions conditions() {
        Random faults = new Random(~plan.seed());
        return new Course.Conditions(
                population::receiver,
                plan.badPost() ? Post.Quality.POOR : Post.Quality.PERFECT,
                faults,
                ports -> plan.ports().between(ports, faults),
                this::log);
    }

    /** Faults made on purpose are not worth a line each. */
    private void log(String line) {
        if (plan.ports().equals(Faults.NONE)) System.err.print(line);
    }

    /** Runs until nothing is left to happen. */
    public Totals run() {
        mails().forEach(each -> course.post(each.mail(), each.at()));
        Instant end = START.plus(Duration.ofDays(plan.days()));
        every(AUDIT, end, course::audit);
        every(Duration.ofDays(1), end, course::replayQuarantine);
        course.finish();
        return course.totals(end.plus(SETTLING));
    }

    private static void every(Duration pause, Instant end, Consumer<Instant> what) {
        for (Instant at = START; at.isBefore(end.plus(LINGERING)); at = at.plus(pause))
            what.accept(at);
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

    /** What happened hour by hour, after the run. */
    public Journal journal() {
        return course.journal();
    }

    Course course() {
        return course;
    }
}
