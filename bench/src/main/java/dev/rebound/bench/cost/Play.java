package dev.rebound.bench.cost;

import dev.rebound.core.Address;
import dev.rebound.core.MailStream;
import dev.rebound.functions.Announcer;
import dev.rebound.functions.Ports;
import dev.rebound.json.Json;
import dev.rebound.local.Deployment;
import dev.rebound.local.Guard;
import dev.rebound.local.Handled;
import dev.rebound.local.Rebound;
import dev.rebound.local.Time;
import dev.rebound.local.World;
import dev.rebound.local.ses.Mailboxes;
import dev.rebound.local.ses.Receiver;
import dev.rebound.local.ses.Receivers;
import dev.rebound.local.ses.Ses;
import dev.rebound.local.ses.SimulatedSes;
import dev.rebound.mail.Content;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Some mails of one course, each to an address of its own at a domain of its own, through the whole
 * system on one machine, from the first event to the last.
 */
final class Play implements World {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final Plan plan;
    private final Meter meter = new Meter();
    private final Map<Address, Mail> mails = new HashMap<>();
    private final Map<Address, Integer> attempts = new HashMap<>();
    private Time time;
    private Ses ses;

    /**
     * @param mails how many
     * @param earlier how many more reached each address before, one a week
     * @param size of a mail's text, in bytes
     * @param audits how often it is audited, each hour
     */
    record Plan(Use use, Course course, int mails, int earlier, int size, int audits) {}

    /** Who calls SES. */
    enum Use {
        /** The application; Rebound hears SES's events. */
        HEARS,
        /** {@code Send}. */
        SENDS
    }

    private Play(Plan plan) {
        this.plan = plan;
    }

    /** What one mail uses, in the end. */
    static Count perMail(Deployment deployment, Plan plan) {
        return new Play(plan).count(deployment).times(1.0 / plan.mails());
    }

    /** What audits use while nothing is sent, each. */
    static Count perIdleAudit(Deployment deployment, int audits) {
        Plan idle = new Plan(Use.HEARS, Course.DELIVERED, 0, 0, 0, audits);
        return new Play(idle).count(deployment).times(1.0 / audits);
    }

    private Count count(Deployment deployment) {
        try (MeteredStorage storage = new MeteredStorage(meter, InstantSource.fixed(START))) {
            Rebound rebound = new Rebound(deployment, storage, this::decided, this);
            Count[] before = {Count.NONE};
            for (int number = 0; number < plan.mails(); number++) post(rebound, number);
            time.startAt(START, meter::start);
            time.startAt(START, () -> before[0] = Stored.in(storage.unmetered(), START));
            for (int hour = 1; hour <= plan.audits(); hour++)
                time.startAt(
                        START.plus(Duration.ofHours(hour)),
                        () -> rebound.invoke("audit", Map.of()));
            rebound.finish();
            Count grown =
                    Stored.in(storage.unmetered(), START)
                            .minus(before[0].scaled(Stored.HISTORY, 0));
            return meter.count().plus(grown);
        }
    }

    private void decided(Handled handled) {
        if (handled.isQuarantined()) throw new IllegalStateException(handled.json().toString());
        meter.add("decisions", 1);
    }

    private void post(Rebound rebound, int number) {
        for (int week = plan.earlier(); week > 0; week--)
            post(rebound, mail(number, "earlier" + week), START.minus(Duration.ofDays(7L * week)));
        Mail mail = mail(number, "counted");
        Duration spread =
                Duration.ofHours(1).dividedBy(plan.mails() + 1L).multipliedBy(number + 1L);
        post(rebound, mail, START.plus(spread));
    }

    private void post(Rebound rebound, Mail mail, Instant at) {
        time.startAt(
                at,
                () -> {
                    mails.put(mail.recipient(), mail);
                    attempts.put(mail.recipient(), 1);
                    if (plan.use() == Use.HEARS) ses.send(mail, 1);
                    else send(rebound, mail);
                });
    }

    private void send(Rebound rebound, Mail mail) {
        meter.add("sends", 1);
        rebound.invoke("send", Json.object(MailJson.text(mail)));
    }

    private Mail mail(int number, String key) {
        return new Mail(
                key + "-" + number,
                MailStream.TRANSACTIONAL,
                "Lantern Books <orders@mail.lantern-books.example>",
                List.of(Address.parse("first.last" + number + "@postbox" + number + ".example")),
                List.of(),
                new Content.Written(
                        "Your order LB-20417",
                        Optional.of("x".repeat(Math.max(1, plan.size()))),
                        Optional.empty(),
                        List.of()),
                Map.of("category", "receipt"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Ses ses(Time time, Consumer<Map<String, Object>> bus) {
        this.time = time;
        Events events = new Events(plan, meter, time, bus);
        this.ses = new LongIds(new SimulatedSes(time, events, this::receiver, new Mailboxes()));
        return ses;
    }

    private Receiver receiver(Address address) {
        return time.instant().isBefore(START) ? Receivers.healthy() : plan.course().receiver();
    }

    @Override
    public Ports between(Ports ports) {
        Logs logs = new Logs(meter);
        Announcer heard =
                (source, type, detail) -> {
                    meter.add("put/" + type, 1);
                    if (type.equals("Resend Due"))
                        resend(Address.parse((String) detail.get("recipient")));
                    ports.announcer().put(source, type, detail);
                };
        return new Calls(meter)
                .guarded(
                        new Ports(
                                ports.ledger(),
                                ports.once(),
                                heard,
                                ports.quarantine(),
                                ports.casebook(),
                                ports.accountList(),
                                ports.outbox(),
                                ports.mailer(),
                                ports.insights(),
                                logs::add,
                                ports.clock(),
                                ports.policy()));
    }

    /** As an application does that sent the mail itself. */
    private void resend(Address recipient) {
        int attempt = attempts.merge(recipient, 1, Integer::sum);
        time.start(() -> ses.send(mails.get(recipient), attempt));
    }

    /** How often other services are called. */
    private record Calls(Meter meter) implements Guard {
        @Override
        public void before(String call) {
            switch (call) {
                case "Announcer.put", "Announcer.announce" -> meter.addCalled("calls", "events", 1);
                case "Mailer.send", "AccountList.remove", "Insights.events" ->
                        meter.addCalled("calls", "ses", 1);
                default -> {} // DynamoDB's are counted where they are made
            }
        }

        @Override
        public void after(String call) {}
    }

    @Override
    public void log(String line) {
        throw new IllegalStateException("nothing may go wrong here: " + line);
    }
}
