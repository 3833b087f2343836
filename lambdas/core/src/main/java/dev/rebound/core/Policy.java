package dev.rebound.core;

import dev.rebound.core.Gate.WhenUnreadable;
import dev.rebound.core.Ladder.Step.ForGood;
import dev.rebound.core.Ladder.Step.Note;
import dev.rebound.core.Ladder.Step.Pause;
import dev.rebound.core.Ladder.Step.Resend;
import dev.rebound.core.Suppression.Ground;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Every number by which Rebound decides.
 *
 * @param version goes into each decision, so that an auditor knows which numbers made it
 * @param doubt when a hard bounce is doubted
 * @param sesTries how long SES tries when an event does not say (its longest, and its default)
 * @param grace how much later than that the last event may come
 * @param canary when waiting resends to a domain are let go one by one
 * @param attempts how often one mail is sent at most
 * @param gates what stops the mail of each stream
 * @param quiet an incident of which nothing was heard for so long is over
 */
public record Policy(
        String version,
        Ladder softBounces,
        Ladder fullMailbox,
        Ladder disabledMailbox,
        Ladder unexplained,
        Ladder doubtful,
        Ladder dead,
        Ladder listed,
        Ladder possibleComplaints,
        Ladder complaints,
        Doubt doubt,
        Duration sesTries,
        Duration grace,
        Canary canary,
        int attempts,
        Map<MailStream, Gate> gates,
        Duration quiet) {

    private static final Duration HALF_A_YEAR = days(180);
    private static final Duration A_DAY_OR_SO = Duration.ofHours(20);

    /**
     * @param fresh an address that was reached within this time is not believed to be dead at once
     * @param askAgain how long until a doubted bounce is asked about again
     * @param longest how long it may stay doubted
     * @param silence how long an outage is taken to last when no mail tells that it is over
     * @param window the mass-suppression brake looks at this much of a domain's mail
     * @param atLeast so many addresses that were reached lately must hard-bounce within it …
     * @param share … and they must be this share of the mail that arrived or hard-bounced
     */
    public record Doubt(
            Duration fresh,
            Duration askAgain,
            Duration longest,
            Duration silence,
            Duration window,
            int atLeast,
            double share) {}

    /**
     * @param atLeast so many bounces and delays must have been reported within the window of {@link
     *     Doubt} …
     * @param share … and they must be this share of all that was reported
     * @param longest after so long a resend waits no more
     */
    public record Canary(int atLeast, double share, Duration longest) {}

    public Policy {
        gates = Map.copyOf(gates);
    }

    public static Policy standard() {
        return new Policy(
                "3",
                new Ladder(
                        "soft-bounce-ladder",
                        "soft bounce",
                        days(30),
                        A_DAY_OR_SO,
                        true,
                        Ground.PAUSE,
                        List.of(
                                new Resend(Duration.ofHours(4)),
                                new Resend(days(1)),
                                new Pause(days(14)))),
                new Ladder(
                        "full-mailbox-ladder",
                        "soft bounce",
                        days(30),
                        A_DAY_OR_SO,
                        true,
                        Ground.PAUSE,
                        List.of(new Resend(days(1)), new Resend(days(3)), new Pause(days(30)))),
                new Ladder(
                        "disabled-mailbox-ladder",
                        "soft bounce",
                        days(30),
                        Duration.ofHours(3),
                        true,
                        Ground.PAUSE,
                        List.of(new Resend(days(1)), new Pause(days(30)))),
                new Ladder(
                        "unexplained-bounce",
                        "unexplained hard bounce",
                        HALF_A_YEAR,
                        A_DAY_OR_SO,
                        true,
                        Ground.DEAD_ADDRESS,
                        List.of(new Resend(days(1)), new Pause(days(14)), new ForGood())),
                new Ladder(
                        "doubtful-address",
                        "hard bounce",
                        HALF_A_YEAR,
                        A_DAY_OR_SO,
                        true,
                        Ground.DEAD_ADDRESS,
                        List.of(new Pause(days(14)), new ForGood())),
                new Ladder(
                        "dead-address",
                        "hard bounce",
                        HALF_A_YEAR,
                        Duration.ZERO,
                        false,
                        Ground.DEAD_ADDRESS,
                        List.of(new ForGood())),
                new Ladder(
                        "listed-by-ses",
                        "refusal by SES",
                        days(14),
                        A_DAY_OR_SO,
                        true,
                        Ground.PAUSE,
                        List.of(new Pause(days(14)))),
                new Ladder(
                        "possible-complaint",
                        "possible complaint",
                        HALF_A_YEAR,
                        Duration.ZERO,
                        false,
                        Ground.COMPLAINT,
                        List.of(new Note(), new ForGood())),
                new Ladder(
                        "complaint",
                        "complaint",
                        HALF_A_YEAR,
                        Duration.ZERO,
                        false,
                        Ground.COMPLAINT,
                        List.of(new ForGood())),
                new Doubt(
                        days(45),
                        Duration.ofHours(1),
                        days(3),
                        Duration.ofHours(6),
                        Duration.ofHours(1),
                        10,
                        0.1),
                Duration.ofMinutes(840),
                Duration.ofHours(1),
                new Canary(10, 0.5, days(3)),
                5,
                Map.of(
                        MailStream.TRANSACTIONAL,
                        new Gate(
                                EnumSet.of(Ground.DEAD_ADDRESS, Ground.BY_HAND, Ground.PAUSE),
                                WhenUnreadable.SEND),
                        MailStream.MARKETING,
                        new Gate(EnumSet.allOf(Ground.class), WhenUnreadable.WAIT),
                        MailStream.SECURITY,
                        new Gate(EnumSet.of(Ground.DEAD_ADDRESS), WhenUnreadable.SEND)),
                days(1));
    }

    public Gate gate(MailStream stream) {
        return gates.get(stream);
    }

    /** Whoever does not say what a mail is for gets the strictest. */
    Gate gate(Tags tags) {
        return gate(tags.stream().orElse(MailStream.MARKETING));
    }

    /**
     * Where a strike counts. A hard bounce of an address that was reached lately is never settled
     * by itself.
     */
    Ladder ladder(Strike strike, RecipientHistory history) {
        return switch (strike.kind()) {
            case DOUBTED, HELD -> throw new IllegalArgumentException("counts nothing: " + strike);
            case SOFT_BOUNCE ->
                    switch (strike.verdict().reason()) {
                        case MAILBOX_FULL -> fullMailbox;
                        case MAILBOX_DISABLED -> disabledMailbox;
                        default -> softBounces;
                    };
            case UNEXPLAINED_BOUNCE -> unexplained;
            case DOUBTFUL_BOUNCE -> doubtful;
            case HARD_BOUNCE ->
                    history.isFresh(strike.at(), strike.messageId(), this) ? doubtful : dead;
            case LISTED_BY_SES -> listed;
            case POSSIBLE_COMPLAINT -> possibleComplaints;
            case COMPLAINT -> complaints;
        };
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
