package dev.rebound.core;

import dev.rebound.core.Decision.Word;
import dev.rebound.core.RecipientHistory.Mark;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A judgement in the making: one feedback, its verdict, and what they add to what was known.
 * Immutable; the methods that return a {@link Judgement} end it, each with the policy's name and
 * the rest of the sentence that explains it.
 */
record Ruling(
        Occasion occasion,
        Cause cause,
        Optional<Verdict> verdict,
        RecipientHistory history,
        Optional<Status> status,
        Optional<Traffic.Sign> sign,
        Policy policy) {

    /**
     * The feedback that settles the matter: this one, unless it arrived after a later one that it
     * adds up to.
     */
    record Cause(Instant at, String key) {}

    static Ruling on(
            Occasion occasion, Optional<Verdict> verdict, RecipientHistory history, Policy policy) {
        return new Ruling(
                occasion,
                new Cause(occasion.at(), occasion.key()),
                verdict,
                history,
                Optional.empty(),
                Optional.empty(),
                policy);
    }

    Ruling reported(Status reported) {
        return new Ruling(occasion, cause, verdict, history, Optional.of(reported), sign, policy);
    }

    /** The recipient received, opened or clicked. */
    Ruling reached() {
        return occasion.recipient().isDisclosed()
                ? with(history.with(new Reached(occasion.at(), occasion.messageId()), policy))
                : this;
    }

    Ruling marked(Mark mark) {
        return occasion.recipient().isDisclosed()
                ? with(history.with(mark, occasion.at(), policy))
                : this;
    }

    Ruling counted(Strike.Kind kind) {
        return with(history.with(strike(kind), policy));
    }

    Ruling signed(Traffic.Sign sign) {
        return new Ruling(occasion, cause, verdict, history, status, Optional.of(sign), policy);
    }

    /** Whether this feedback counts already: a doubt that was settled is not raised again. */
    boolean isCounted() {
        return history.strikes().stream()
                .anyMatch(strike -> strike.key().equals(occasion.key()) && strike.kind().counts());
    }

    boolean isFirstDoubt() {
        return history.isFirstDoubt(strike(Strike.Kind.DOUBTED), policy);
    }

    /** How far a strike that was counted has climbed; empty when it is void. */
    Optional<Climb> climb(Strike.Kind kind) {
        return Climb.highest(strike(kind), history, policy);
    }

    Ruling causedBy(Strike last) {
        Cause cause = new Cause(last.at(), last.key());
        return new Ruling(
                occasion, cause, Optional.of(last.verdict()), history, status, sign, policy);
    }

    private Ruling with(RecipientHistory more) {
        return new Ruling(occasion, cause, verdict, more, status, sign, policy);
    }

    Judgement doubt(Instant until, String name, String rest) {
        return end(Word.DOUBT, name, rest, null, null, until);
    }

    /** Unless it was tried too often, or the address is suppressed for mail of this kind. */
    Judgement resend(Instant at, String name, String rest, Instant now) {
        int attempt = attempt();
        if (attempt >= policy.attempts())
            return leave(
                    "given-up", "given up after " + attempt + " attempts; the address is fine.");
        if (isStopped(now))
            return leave(name, "no resend, since the address is suppressed already.");
        return end(Word.RESEND, name, rest, at, null, null);
    }

    Judgement suppress(String name, String rest) {
        return end(Word.SUPPRESS, name, rest, null, null, null);
    }

    Judgement suppress(Duration pause, String name, String rest) {
        return end(Word.SUPPRESS, name, rest, null, cause.at().plus(pause), null);
    }

    /** Whether the address is suppressed for mail of this kind. */
    boolean isStopped(Instant now) {
        return policy.gate(tags()).stop(history.suppressions().values(), now).isPresent();
    }

    /** Which attempt it was that this happened to. */
    int attempt() {
        return tags().attempt().map(Attempt::number).orElse(1);
    }

    private Tags tags() {
        return occasion.message().tags();
    }

    Judgement watch(Instant until, String name, String rest) {
        return end(Word.WATCH, name, rest, null, null, until);
    }

    Judgement hold(String name, String rest) {
        return end(Word.HOLD, name, rest, null, null, null);
    }

    Judgement lift(String name, String rest) {
        return end(Word.LIFT, name, rest, null, null, null);
    }

    Judgement leave(String name, String rest) {
        return end(Word.LEAVE, name, rest, null, null, null);
    }

    private Strike strike(Strike.Kind kind) {
        return new Strike(
                occasion.at(), occasion.messageId(), occasion.key(), kind, verdict.orElseThrow());
    }

    private Judgement end(
            Word word,
            String name,
            String rest,
            Instant resendAt,
            Instant suppressUntil,
            Instant watchUntil) {
        Decision decision =
                new Decision(
                        occasion.key(),
                        occasion.messageId(),
                        occasion.message().tags(),
                        occasion.recipient(),
                        occasion.type(),
                        occasion.hard(),
                        cause.at(),
                        cause.key(),
                        word,
                        verdict,
                        verdict.map(v -> v.phrase() + ": ").orElse("") + rest,
                        name,
                        policy.version(),
                        Optional.ofNullable(resendAt),
                        Optional.ofNullable(suppressUntil),
                        Optional.ofNullable(watchUntil));
        return new Judgement(decision, history, status, sign);
    }
}
