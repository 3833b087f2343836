package dev.rebound.local.ses;

import dev.rebound.core.Address;
import dev.rebound.local.ses.Receiver.Aftermath;
import dev.rebound.local.ses.Receiver.Reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Mailboxes that behave as mailboxes do. */
public final class Receivers {
    private static final Reply ACCEPTED = new Reply.Accepted();

    private Receivers() {}

    public static Receiver healthy() {
        return (_, _) -> ACCEPTED;
    }

    /** Takes nothing from then on until somebody has tidied up. */
    public static Receiver full(Instant from, Instant until) {
        Reply full =
                new Reply.Later(
                        "MailboxFull",
                        "MailboxFull",
                        "4.2.2",
                        "smtp; 452 4.2.2 The recipient's mailbox is over its storage limit");
        return new Mailbox(at -> at.isBefore(from) || !at.isBefore(until), full);
    }

    /** Lets everybody wait who has not tried for so long. */
    public static Receiver greylisting(Duration wait) {
        Reply later =
                new Reply.Later(
                        "General",
                        "General",
                        "4.7.1",
                        "smtp; 451 4.7.1 Greylisted, please try again later");
        return (at, first) -> at.isBefore(first.plus(wait)) ? later : ACCEPTED;
    }

    /** An address that never was, or no longer is from then on. */
    public static Receiver dead(Instant since) {
        Reply noSuch =
                new Reply.Never(
                        "Permanent",
                        "General",
                        "5.1.1",
                        "smtp; 550 5.1.1 The email account that you tried to reach does not exist",
                        true);
        return new Mailbox(at -> at.isBefore(since), noSuch);
    }

    /** Takes mail while it lives, and else says so. */
    private record Mailbox(Predicate<Instant> living, Reply otherwise) implements Receiver {
        @Override
        public Reply reply(Instant at, Instant first) {
            return isLiving(at) ? ACCEPTED : otherwise;
        }

        @Override
        public boolean isLiving(Instant at) {
            return living.test(at);
        }
    }

    /** SES goes on looking for such a domain until its time is over. */
    public static Receiver deadDomain() {
        return new Dead(
                new Reply.Later("General", "General", "5.4.4", "smtp; 550 5.4.4 Invalid domain"),
                List.of());
    }

    /** The server takes everything and finds out later that there is nobody. */
    public static Receiver lateBounce(Duration after) {
        return new Dead(
                ACCEPTED,
                List.of(
                        new Aftermath.LateBounce(
                                after, "5.1.1", "smtp; 550 5.1.1 User unknown in local table")));
    }

    private record Dead(Reply reply, List<Aftermath> aftermath) implements Receiver {
        @Override
        public Reply reply(Instant at, Instant first) {
            return reply;
        }

        @Override
        public boolean isLiving(Instant at) {
            return false;
        }
    }

    public static Receiver outOfOffice() {
        return followedBy(healthy(), new Aftermath.AutoReply(Duration.ofSeconds(20)));
    }

    /** Takes mail, and forwards it to where there is no room. */
    public static Receiver forwarding(Duration after) {
        return followedBy(
                healthy(),
                new Aftermath.ForwardBounce(
                        after, "4.2.2", "smtp; 452 4.2.2 The recipient's mailbox is full"));
    }

    public static Receiver complaining(Duration after) {
        return followedBy(healthy(), new Aftermath.Complaint(after, "abuse"));
    }

    public static Receiver opening(Duration after) {
        return followedBy(healthy(), new Aftermath.Open(after));
    }

    /** While the domain is in trouble it denies its own mailboxes, or takes no mail at all. */
    public static Receiver outage(Receiver usual, Instant from, Instant until, boolean denies) {
        Reply trouble =
                denies
                        ? new Reply.Never(
                                "Permanent",
                                "General",
                                "5.1.1",
                                "smtp; 550 5.1.1 The email account does not exist",
                                true)
                        : new Reply.Later(
                                "RecipientServerError",
                                "General",
                                "4.3.2",
                                "smtp; 421 4.3.2 Service temporarily unavailable");
        return new During(usual, from, until, trouble);
    }

    /** The domain turns the sender away, as for want of a DMARC record, until that is mended. */
    public static Receiver strict(Receiver usual, Instant from, Instant until) {
        Reply unauthenticated =
                new Reply.Never(
                        "Permanent",
                        "General",
                        "5.7.26",
                        "smtp; 550 5.7.26 Unauthenticated email is not accepted due to the"
                                + " sender domain's DMARC policy",
                        true);
        return new During(usual, from, until, unauthenticated);
    }

    private record During(Receiver usual, Instant from, Instant until, Reply then)
            implements Receiver {
        @Override
        public Reply reply(Instant at, Instant first) {
            return isInOrder(at) ? usual.reply(at, first) : then;
        }

        @Override
        public boolean isInOrder(Instant at) {
            return at.isBefore(from) || !at.isBefore(until);
        }

        @Override
        public List<Aftermath> aftermath() {
            return usual.aftermath();
        }

        @Override
        public boolean isLiving(Instant at) {
            return usual.isLiving(at);
        }
    }

    private static Receiver followedBy(Receiver receiver, Aftermath aftermath) {
        return new Receiver() {
            @Override
            public Reply reply(Instant at, Instant first) {
                return receiver.reply(at, first);
            }

            @Override
            public List<Aftermath> aftermath() {
                return List.of(aftermath);
            }
        };
    }

    /**
     * The addresses of SES's mailbox simulator, also with labels, as {@code
     * bounce+case42@simulator.amazonses.com}; everybody else is healthy (Amazon SES Developer
     * Guide, "Using the mailbox simulator").
     */
    public static Receiver ofMailboxSimulator(Address address) {
        if (!address.domain().equals("simulator.amazonses.com")) return healthy();
        return switch (address.value().split("[+@]")[0]) {
            case "bounce" ->
                    always(
                            new Reply.Never(
                                    "Permanent",
                                    "General",
                                    "5.1.1",
                                    "smtp; 550 5.1.1 user unknown",
                                    false));
            case "suppressionlist" ->
                    always(
                            new Reply.Never(
                                    "Permanent",
                                    "Suppressed",
                                    "5.1.1",
                                    "Amazon SES has suppressed sending to this address",
                                    false));
            case "ooto" -> outOfOffice();
            case "complaint" -> complaining(Duration.ofSeconds(5));
            default -> healthy();
        };
    }

    private static Receiver always(Reply reply) {
        return (_, _) -> reply;
    }
}
