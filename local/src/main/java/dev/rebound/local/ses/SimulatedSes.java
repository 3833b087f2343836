package dev.rebound.local.ses;

import dev.rebound.core.Address;
import dev.rebound.core.EventType;
import dev.rebound.core.MailStream;
import dev.rebound.local.Time;
import dev.rebound.local.ses.Receiver.Aftermath;
import dev.rebound.local.ses.Receiver.Reply;
import dev.rebound.mail.Mail;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * SES: takes each mail, tries to hand it over for fourteen hours, publishes what happens, and puts
 * whoever bounces hard or complains on its own list (Amazon SES Developer Guide, as read in {@link
 * dev.rebound.functions.SesEvents}).
 */
public final class SimulatedSes implements Ses {
    private static final Duration GIVES_UP = Duration.ofMinutes(840);

    /** When SES tries, in minutes after it took a message. */
    private static final int[] TRIES = {0, 5, 15, 30, 60, 120, 240, 360, 480, 600, 720, 800};

    /** Of which tries that failed SES tells. */
    private static final Set<Integer> TELLS = Set.of(1, 4, 7, 10);

    private final Time time;
    private final Consumer<Map<String, Object>> bus;
    private final Function<Address, Receiver> receivers;
    private final Mailboxes mailboxes;
    private final Set<Address> bounced = new HashSet<>();
    private final Set<Address> complained = new HashSet<>();
    private final Map<String, List<Map<String, Object>>> ends = new HashMap<>();
    private int messages;

    public SimulatedSes(
            Time time,
            Consumer<Map<String, Object>> bus,
            Function<Address, Receiver> receivers,
            Mailboxes mailboxes) {
        this.time = time;
        this.bus = bus;
        this.receivers = receivers;
        this.mailboxes = mailboxes;
    }

    /** With the addresses of SES's mailbox simulator; everybody else is healthy. */
    public static Ses ofMailboxSimulator(Time time, Consumer<Map<String, Object>> bus) {
        return new SimulatedSes(time, bus, Receivers::ofMailboxSimulator, new Mailboxes());
    }

    @Override
    public Accepted send(Mail mail, int attempt) {
        String id = mail.id() + "-" + attempt + "-" + ++messages;
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        String set = "simulated-" + mail.stream().word();
        SesMessage message = new SesMessage(id, now, mail, attempt, set);
        mailboxes.taken(message);
        publish(message, EventType.SEND, Duration.ofMillis(300), Map.of());
        if (isListed(mail)) refuse(message);
        else attempt(message, 0);
        return new Accepted(id, set);
    }

    @Override
    public void remove(Address address) {
        bounced.remove(address);
        complained.remove(address);
    }

    @Override
    public List<Map<String, Object>> events(String messageId) {
        return List.copyOf(ends.getOrDefault(messageId, List.of()));
    }

    /**
     * The configuration sets of transactional and security mail are told to look for bounces alone
     * (SES's suppression reasons), so that a complaint about marketing stops no invoice.
     */
    private boolean isListed(Mail mail) {
        return bounced.contains(mail.recipient())
                || mail.stream() == MailStream.MARKETING && complained.contains(mail.recipient());
    }

    private void refuse(SesMessage message) {
        Duration soon = Duration.ofSeconds(1);
        publish(
                message,
                EventType.BOUNCE,
                soon,
                message.bounce(
                        message.sentAt().plus(soon),
                        "Permanent",
                        "OnAccountSuppressionList",
                        "5.1.1",
                        "Amazon SES did not send the message to this address because it is on the"
                                + " suppression list for your account"));
    }

    private void attempt(SesMessage message, int number) {
        Instant at = message.sentAt().plus(Duration.ofMinutes(TRIES[number])).plusSeconds(1);
        time.startAt(at, () -> attemptNow(message, number));
    }

    private void attemptNow(SesMessage message, int number) {
        Instant now = time.instant();
        Receiver receiver = receivers.apply(message.mail().recipient());
        switch (receiver.reply(now, message.sentAt().plusSeconds(1))) {
            case Reply.Accepted _ -> deliver(message, receiver, now);
            case Reply.Never never -> {
                if (never.listed()) bounced.add(message.mail().recipient());
                publish(
                        message,
                        EventType.BOUNCE,
                        Duration.ZERO,
                        message.bounce(
                                now, never.type(), never.subType(), never.status(), never.text()));
            }
            case Reply.Later later -> later(message, number, later, now);
        }
    }

    private void later(SesMessage message, int number, Reply.Later later, Instant now) {
        if (TELLS.contains(number))
            publish(
                    message,
                    EventType.DELIVERY_DELAY,
                    Duration.ZERO,
                    message.delay(now, later, message.sentAt().plus(GIVES_UP)));
        if (number + 1 < TRIES.length) {
            attempt(message, number + 1);
            return;
        }
        Instant end = message.sentAt().plus(GIVES_UP);
        publish(
                message,
                EventType.BOUNCE,
                Duration.between(now, end),
                message.bounce(end, "Transient", later.subType(), later.status(), later.text()));
    }

    private void deliver(SesMessage message, Receiver receiver, Instant now) {
        mailboxes.arrived(message, now);
        publish(message, EventType.DELIVERY, Duration.ZERO, message.delivery(now));
        receiver.aftermath().forEach(each -> after(message, each, now.plus(each.after())));
    }

    private void after(SesMessage message, Aftermath aftermath, Instant at) {
        time.startAt(
                at,
                () -> {
                    switch (aftermath) {
                        case Aftermath.LateBounce(_, String status, String text) -> {
                            mailboxes.lost(message);
                            bounced.add(message.mail().recipient());
                            now(
                                    message,
                                    EventType.BOUNCE,
                                    message.bounce(at, "Permanent", "General", status, text));
                        }
                        case Aftermath.ForwardBounce(_, String status, String text) ->
                                now(
                                        message,
                                        EventType.BOUNCE,
                                        message.bounce(at, "Transient", "General", status, text));
                        case Aftermath.AutoReply _ ->
                                now(message, EventType.BOUNCE, message.autoReply(at));
                        case Aftermath.Complaint(_, String type) -> {
                            complained.add(message.mail().recipient());
                            now(message, EventType.COMPLAINT, message.complaint(at, type));
                        }
                        case Aftermath.Open _ -> now(message, EventType.OPEN, message.open(at));
                    }
                });
    }

    private void now(SesMessage message, EventType type, Map<String, Object> block) {
        publish(message, type, Duration.ZERO, block);
    }

    private void publish(
            SesMessage message, EventType type, Duration in, Map<String, Object> block) {
        Map<String, Object> detail = message.detail(type, block);
        Instant at = time.instant().plus(in);
        time.startAt(
                at,
                () -> {
                    if (type == EventType.DELIVERY
                            || type == EventType.BOUNCE
                            || type == EventType.COMPLAINT)
                        ends.computeIfAbsent(message.id(), _ -> new ArrayList<>()).add(detail);
                    bus.accept(message.envelope(type, at, detail));
                });
    }
}
