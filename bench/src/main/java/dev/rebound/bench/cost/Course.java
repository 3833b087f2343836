package dev.rebound.bench.cost;

import dev.rebound.local.ses.Receiver;
import dev.rebound.local.ses.Receiver.Reply;
import dev.rebound.local.ses.Receivers;

import java.time.Duration;
import java.time.Instant;

/** What may become of a mail; {@code traffic.csv} says of how many. */
enum Course {
    DELIVERED(true, Receivers.healthy()),
    OPENED(true, Receivers.opening(Duration.ofMinutes(40))),
    /** And opened before. */
    CLICKED(true, Receivers.opening(Duration.ofMinutes(40))),
    DELAYED(true, Receivers.greylisting(Duration.ofMinutes(10))),
    /** Nothing was ever delivered there. */
    DEAD(false, Receivers.dead(Instant.MIN)),
    /** It was reached a week ago, so that it is doubted at first. */
    DEAD_LATELY(true, Receivers.dead(Instant.MIN)),
    FULL_ONCE(true, full(Play.START.plus(Duration.ofHours(12)))),
    FULL_ALWAYS(true, full(Instant.MAX)),
    COMPLAINED(true, Receivers.complaining(Duration.ofHours(1)));

    private final boolean known;
    private final Receiver receiver;

    Course(boolean known, Receiver receiver) {
        this.known = known;
        this.receiver = receiver;
    }

    /** How many mails reached the address in the weeks before. */
    int earlier() {
        return known ? 4 : 0;
    }

    Receiver receiver() {
        return receiver;
    }

    /** The server says so at once, and SES calls it transient. */
    private static Receiver full(Instant until) {
        Reply full =
                new Reply.Never(
                        "Transient", "MailboxFull", "5.2.2", "smtp; 552 5.2.2 Mailbox full", false);
        return (at, _) -> at.isBefore(until) ? full : new Reply.Accepted();
    }
}
