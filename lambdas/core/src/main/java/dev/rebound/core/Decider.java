package dev.rebound.core;

import dev.rebound.core.Strike.Kind;
import dev.rebound.core.Verdict.Gravity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Resend or suppress? Reads no clock and calls nothing: same arguments, same judgement. */
public final class Decider {
    private static final int TWICE = 2;

    private final Policy policy;

    public Decider(Policy policy) {
        this.policy = policy;
    }

    /**
     * @param history what is known of the recipient; whether it holds this feedback already makes
     *     no difference
     */
    public Judgement decide(Feedback feedback, RecipientHistory history, Instant now) {
        return switch (feedback) { // no default: a new kind must stop the build
            case Bounce bounce -> bounce(bounce, Verdicts.of(bounce), history, now);
            case Complaint complaint -> complaint(complaint, Verdicts.of(complaint), history);
            case DeliveryDelay delay -> delay(delay, ruling(delay, Verdicts.of(delay), history));
            case Progress progress -> Milestones.judge(progress, history, policy);
        };
    }

    private Judgement bounce(
            Bounce bounce, Verdict verdict, RecipientHistory history, Instant now) {
        Ruling ruling = ruling(bounce, verdict, history);
        if (bounce.dsn().action().equals("delayed")) return stillTrying(ruling);
        Ruling bounced = ruling.reported(Status.BOUNCED);
        return switch (verdict.blame()) {
            case RECIPIENT, PROVIDER -> undelivered(bounced, verdict, now);
            case MESSAGE ->
                    bounced.hold("mend-the-message", "mend the message; the address is fine.");
            case SENDER ->
                    bounced.hold("sender-fault", "the sender must mend this; the address is fine.");
            case NOBODY -> noFault(ruling, verdict.reason());
        };
    }

    private Judgement undelivered(Ruling bounced, Verdict verdict, Instant now) {
        if (verdict.reason() == Reason.ALREADY_SUPPRESSED) return listedBySes(bounced);
        return switch (verdict.gravity()) {
            case FINAL -> bounced.suppress("dead-address", "suppressed for good.");
            case DOUBTFUL -> doubtful(bounced.counted(Kind.DOUBTFUL_BOUNCE));
            case PASSING -> soft(bounced.counted(Kind.SOFT_BOUNCE), now);
        };
    }

    private Judgement listedBySes(Ruling bounced) {
        Duration pause = policy.listedPause();
        String rest = "suppressed for " + Phrases.of(pause) + ", then it may be tried again.";
        return bounced.reported(Status.NOT_SENT).suppress(pause, "listed-by-ses", rest);
    }

    /** Once may be an accident on the receiving side; twice is not. */
    private Judgement doubtful(Ruling counted) {
        Rung rung = counted.rung(Kind.DOUBTFUL_BOUNCE, policy.doubtWindow(), TWICE);
        if (rung.strikes() >= TWICE)
            return counted.causedBy(rung.last())
                    .suppress(
                            "doubtful-address", "not for the first time, so suppressed for good.");
        Duration pause = policy.doubtPause();
        String rest = "suppressed for " + Phrases.of(pause) + ", and for good if it happens again.";
        return counted.suppress(pause, "doubtful-address", rest);
    }

    private Judgement soft(Ruling counted, Instant now) {
        int limit = policy.waits().size() + 1;
        Rung rung = counted.rung(Kind.SOFT_BOUNCE, policy.softWindow(), limit);
        if (rung.strikes() < limit) return resend(counted, rung.strikes(), now);
        Duration pause = policy.softPause();
        String rest =
                limit
                        + " soft bounces in "
                        + Phrases.of(policy.softWindow())
                        + ", suppressed for "
                        + Phrases.of(pause)
                        + ".";
        return counted.causedBy(rung.last()).suppress(pause, "soft-bounce-ladder", rest);
    }

    private Judgement resend(Ruling counted, int strikes, Instant now) {
        Duration wait = policy.waits().get(strikes - 1);
        String count =
                Phrases.ordinal(strikes) + " soft bounce in " + Phrases.of(policy.softWindow());
        return counted.history().suppression(now).isPresent()
                ? counted.leave(
                        "soft-bounce-ladder",
                        count + ", and no resend since the address is suppressed already.")
                : counted.resend(
                        wait,
                        "soft-bounce-ladder",
                        count + ", trying again in " + Phrases.of(wait) + ".");
    }

    private static Judgement noFault(Ruling ruling, Reason reason) {
        return switch (reason) {
            case AUTO_REPLY, UNRECOGNISED ->
                    ruling.leave("no-failure", "no failure, nothing to do.");
            case UNSUBSCRIBED ->
                    ruling.reported(Status.NOT_SENT)
                            .leave("unsubscribed", "SES did not send; other mail is not affected.");
            default ->
                    ruling.reported(Status.NOT_SENT)
                            .leave("listed-by-ses", "no new bounce, nothing to do.");
        };
    }

    private Judgement complaint(Complaint complaint, Verdict verdict, RecipientHistory history) {
        Ruling ruling = ruling(complaint, verdict, history);
        return switch (verdict.reason()) {
            case NOT_SPAM -> ruling.lift("complaint", "complaints up to now are taken back.");
            case AUTHENTICATION_FAILED ->
                    ruling.hold("sender-fault", "no person complained; the sender must mend this.");
            case ALREADY_SUPPRESSED ->
                    ruling.reported(Status.NOT_SENT)
                            .leave("listed-by-ses", "no new complaint, nothing to do.");
            default ->
                    verdict.gravity() == Gravity.FINAL
                            ? complained(ruling)
                            : possibly(complaint, ruling);
        };
    }

    private static Judgement complained(Ruling ruling) {
        return ruling.reported(Status.COMPLAINED).suppress("complaint", "suppressed for good.");
    }

    /** Condemns nobody on a guess: whoever really complains will be named again. */
    private Judgement possibly(Complaint complaint, Ruling ruling) {
        Ruling counted = ruling.counted(Kind.POSSIBLE_COMPLAINT);
        Rung rung = counted.rung(Kind.POSSIBLE_COMPLAINT, policy.doubtWindow(), TWICE);
        if (rung.strikes() >= TWICE)
            return counted.causedBy(rung.last())
                    .suppress("possible-complaint", "named a second time, so suppressed for good.");
        String guess =
                "from one of " + complaint.candidates() + " recipients, SES cannot say which; ";
        return counted.leave("possible-complaint", guess + "suppressed only if named again.");
    }

    private Judgement stillTrying(Ruling ruling) {
        Instant until = ruling.feedback().at().plus(policy.sesTries()).plus(policy.grace());
        return ruling.reported(Status.DELAYED)
                .watch(until, "still-trying", "the receiving side still tries, so no failure yet.");
    }

    private Judgement delay(DeliveryDelay delay, Ruling ruling) {
        Instant start = delay.message().sentAt().orElse(delay.at());
        Instant end = delay.expirationTime().orElse(start.plus(policy.sesTries()));
        String rest = "SES still tries, until " + Phrases.of(end) + ".";
        return ruling.reported(Status.DELAYED)
                .watch(end.plus(policy.grace()), "still-trying", rest);
    }

    private Ruling ruling(Feedback feedback, Verdict verdict, RecipientHistory history) {
        return Ruling.on(feedback, Optional.of(verdict), history, policy);
    }
}
