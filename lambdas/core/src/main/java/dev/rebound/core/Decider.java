package dev.rebound.core;

import dev.rebound.core.Ladder.Step;
import dev.rebound.core.Strike.Kind;
import dev.rebound.core.Traffic.Sign;
import dev.rebound.core.Verdict.Gravity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Resend or suppress? Reads no clock and calls nothing: same arguments, same judgement. */
public final class Decider {
    private final Policy policy;

    public Decider(Policy policy) {
        this.policy = policy;
    }

    /**
     * @param history what is known of the recipient; whether it holds this feedback already makes
     *     no difference
     * @param traffic that of the recipient's domain, at least from {@linkplain Policy.Doubt#silence
     *     silence} and {@linkplain Policy.Doubt#window window} before the feedback; only a bounce
     *     needs it
     */
    public Judgement decide(
            Feedback feedback, RecipientHistory history, Traffic traffic, Instant now) {
        return switch (feedback) { // no default: a new kind must stop the build
            case Bounce bounce -> bounce(bounce, history, traffic, now);
            case Complaint complaint -> complaint(complaint, Verdicts.of(complaint), history);
            case DeliveryDelay delay -> delay(delay, Verdicts.of(delay), history);
            case Progress progress -> Milestones.judge(progress, history, policy);
        };
    }

    /**
     * Asks again about a bounce that was doubted.
     *
     * @param traffic that of the recipient's domain, from as long before the bounce until now
     */
    public Judgement askAgain(
            Decision doubted, RecipientHistory history, Traffic traffic, Instant now) {
        Ruling ruling = Ruling.on(Occasion.of(doubted), doubted.verdict(), history, policy);
        if (doubted.policy().equals(SesList.POLICY))
            return new SesList(policy).askedAgain(ruling, now);
        return new Doubts(history, traffic, policy)
                .again(ruling, now)
                .orElseGet(() -> counted(ruling, Kind.of(doubted.verdict().orElseThrow()), now));
    }

    private Judgement bounce(
            Bounce bounce, RecipientHistory history, Traffic traffic, Instant now) {
        Verdict verdict = Verdicts.of(bounce);
        Ruling ruling = ruling(bounce, verdict, history);
        if (bounce.dsn().action().equals("delayed")) return stillTrying(ruling);
        Ruling bounced = refused(ruling, verdict).reported(status(verdict));
        return switch (verdict.blame()) {
            case RECIPIENT, PROVIDER -> undelivered(bounced, Kind.of(verdict), traffic, now);
            case MESSAGE ->
                    held(bounced)
                            .hold("mend-the-message", "mend the message; the address is fine.");
            case SENDER ->
                    held(bounced)
                            .hold(
                                    "sender-fault",
                                    "the sender must mend this; the address is fine.");
            case NOBODY -> noFault(ruling, verdict.reason(), now);
        };
    }

    /** SES has put the address on its list all the same. */
    private static Ruling held(Ruling bounced) {
        return bounced.occasion().hard() ? bounced.counted(Kind.HELD) : bounced;
    }

    private static Ruling refused(Ruling ruling, Verdict verdict) {
        return verdict.blame() == Blame.PROVIDER ? ruling.signed(Sign.REFUSED) : ruling;
    }

    private static Status status(Verdict verdict) {
        return verdict.reason() == Reason.ALREADY_SUPPRESSED ? Status.NOT_SENT : Status.BOUNCED;
    }

    private Judgement undelivered(Ruling bounced, Kind kind, Traffic traffic, Instant now) {
        return new Doubts(bounced.history(), traffic, policy)
                .about(bounced, kind)
                .orElseGet(() -> counted(bounced, kind, now));
    }

    /** What follows now that this counts, too. */
    private static Judgement counted(Ruling ruling, Kind kind, Instant now) {
        Ruling counted = ruling.counted(kind);
        return counted.climb(kind)
                .map(climb -> follows(counted, climb, now))
                .orElseGet(() -> counted.leave("forgiven", "forgiven or taken back since."));
    }

    private static Judgement follows(Ruling counted, Climb climb, Instant now) {
        Ruling caused = counted.causedBy(climb.end());
        String name = climb.ladder().name();
        return switch (climb.step()) {
            case Step.Note _ -> counted.leave(name, climb.because());
            case Step.Resend _ -> resend(counted, climb, now);
            case Step.Pause _, Step.ForGood _ when climb.isForgiven(counted.history()) ->
                    Doubts.forgiven(counted, now);
            case Step.Pause(Duration pause) -> caused.suppress(pause, name, climb.because());
            case Step.ForGood _ -> caused.suppress(name, climb.because());
        };
    }

    /**
     * A later attempt at one mail stands no lower than the first ones brought it, also when other
     * mail arrived between.
     */
    private static Judgement resend(Ruling counted, Climb climb, Instant now) {
        Ladder ladder = climb.ladder();
        int height = Math.max(climb.height(), counted.attempt());
        return ladder.step(height) instanceof Step.Resend(Duration after)
                ? counted.resend(
                        counted.cause().at().plus(after),
                        ladder.name(),
                        ladder.because(height),
                        now)
                : counted.leave(
                        "given-up", "given up after " + height + " attempts; the address is fine.");
    }

    private Judgement noFault(Ruling ruling, Reason reason, Instant now) {
        return switch (reason) {
            case AUTO_REPLY, UNRECOGNISED ->
                    ruling.leave("no-failure", "no failure, nothing to do.");
            case UNSUBSCRIBED ->
                    ruling.reported(Status.NOT_SENT)
                            .leave("unsubscribed", "SES did not send; other mail is not affected.");
            default -> new SesList(policy).refused(ruling, now);
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
                            .leave(SesList.POLICY, "no new complaint, nothing to do.");
            default -> complained(complaint, verdict, ruling);
        };
    }

    /** Condemns nobody on a guess: whoever really complains will be named again. */
    private static Judgement complained(Complaint complaint, Verdict verdict, Ruling ruling) {
        if (verdict.gravity() == Gravity.FINAL)
            return counted(ruling.reported(Status.COMPLAINED), Kind.COMPLAINT, complaint.at());
        return counted(ruling, Kind.POSSIBLE_COMPLAINT, complaint.at());
    }

    private Judgement stillTrying(Ruling ruling) {
        Instant until = ruling.occasion().at().plus(policy.sesTries()).plus(policy.grace());
        return ruling.reported(Status.DELAYED)
                .watch(until, "still-trying", "the receiving side still tries, so no failure yet.");
    }

    private Judgement delay(DeliveryDelay delay, Verdict verdict, RecipientHistory history) {
        Instant start = delay.message().sentAt().orElse(delay.at());
        Instant end = delay.expirationTime().orElse(start.plus(policy.sesTries()));
        String rest = "SES still tries, until " + Phrases.of(end) + ".";
        return refused(ruling(delay, verdict, history), verdict)
                .reported(Status.DELAYED)
                .watch(end.plus(policy.grace()), "still-trying", rest);
    }

    private Ruling ruling(Feedback feedback, Verdict verdict, RecipientHistory history) {
        return Ruling.on(Occasion.of(feedback), Optional.of(verdict), history, policy);
    }
}
